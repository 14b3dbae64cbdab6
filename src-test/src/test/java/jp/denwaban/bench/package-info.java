/**
 * {@code denwaban bench NAME}: measures what the project claims, beside others where there are any.
 */
@NullMarked
package jp.denwaban.bench;

import org.jspecify.annotations.NullMarked;
