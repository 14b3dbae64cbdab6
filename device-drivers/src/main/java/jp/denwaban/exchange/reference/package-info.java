/** What the exchange really sent and its callers really heard, as WAV files to compare with. */
@NullMarked
package jp.denwaban.exchange.reference;

import org.jspecify.annotations.NullMarked;
