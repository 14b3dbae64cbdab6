/** The JavaFX console. */
@NullMarked
package jp.denwaban.console;

import org.jspecify.annotations.NullMarked;
