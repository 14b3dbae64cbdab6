/** {@code denwaban bench fuzz}: bytes, dialogues and calls as no card should give them. */
@NullMarked
package jp.denwaban.bench.fuzz;

import org.jspecify.annotations.NullMarked;
