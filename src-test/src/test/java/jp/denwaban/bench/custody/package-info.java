/** {@code denwaban bench custody}: nothing lost, nothing leaked, nothing kept too long. */
@NullMarked
package jp.denwaban.bench.custody;

import org.jspecify.annotations.NullMarked;
