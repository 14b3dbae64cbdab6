/** Who calls when and does what: the exchange script, read and checked. */
@NullMarked
package jp.denwaban.exchange.script;

import org.jspecify.annotations.NullMarked;
