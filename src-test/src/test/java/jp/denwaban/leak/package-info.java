/** Looks for secrets from outside: in the memory of processes, on a raw disk, in system calls. */
@NullMarked
package jp.denwaban.leak;

import org.jspecify.annotations.NullMarked;
