/** The far end of a line in the hands of another program: a caller, ordered over a Unix socket. */
@NullMarked
package jp.denwaban.exchange.control;

import org.jspecify.annotations.NullMarked;
