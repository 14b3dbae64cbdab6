/** {@code denwaban bench lines}: how many lines one machine serves, and where it breaks. */
@NullMarked
package jp.denwaban.bench.lines;

import org.jspecify.annotations.NullMarked;
