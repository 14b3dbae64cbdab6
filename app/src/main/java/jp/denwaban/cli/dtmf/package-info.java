/** {@code denwaban dtmf}: the digits in sound files. */
@NullMarked
package jp.denwaban.cli.dtmf;

import org.jspecify.annotations.NullMarked;
