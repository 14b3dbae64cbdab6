/** The card in the line: AT commands, the voice stream, the relay and its watchdog. */
@NullMarked
package jp.denwaban.exchange.card;

import org.jspecify.annotations.NullMarked;
