/** The telephone network before the card: ringing, Number Display, callers. */
@NullMarked
package jp.denwaban.exchange.network;

import org.jspecify.annotations.NullMarked;
