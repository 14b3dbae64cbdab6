/** {@code denwaban dispose}: 返却・修理・廃棄のための消去 at the command line. */
@NullMarked
package jp.denwaban.cli.dispose;

import org.jspecify.annotations.NullMarked;
