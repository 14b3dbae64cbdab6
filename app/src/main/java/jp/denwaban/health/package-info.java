/** Faults, disk, clock floor. */
@NullMarked
package jp.denwaban.health;

import org.jspecify.annotations.NullMarked;
