/** Pseudo-terminals: serial ports made of software. */
@NullMarked
package jp.denwaban.exchange.pty;

import org.jspecify.annotations.NullMarked;
