/** A sheet as it will be printed, and saving it. */
@NullMarked
package jp.denwaban.console.sheet;

import org.jspecify.annotations.NullMarked;
