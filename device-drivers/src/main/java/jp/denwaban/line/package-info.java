/** The port to a telephone line: what it can be told, what it tells. */
@NullMarked
package jp.denwaban.line;

import org.jspecify.annotations.NullMarked;
