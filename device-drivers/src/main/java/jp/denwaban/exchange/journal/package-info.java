/**
 * What happened at the exchange, in its own words and files: events, reference audio, the summary.
 */
@NullMarked
package jp.denwaban.exchange.journal;

import org.jspecify.annotations.NullMarked;
