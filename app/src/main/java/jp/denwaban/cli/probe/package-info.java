/** {@code denwaban probe}: what a connected card can do, in plain words. */
@NullMarked
package jp.denwaban.cli.probe;

import org.jspecify.annotations.NullMarked;
