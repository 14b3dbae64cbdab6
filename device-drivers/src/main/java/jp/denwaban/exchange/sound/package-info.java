/** What people and machines at the exchange sound like: clips, tones, line noise. */
@NullMarked
package jp.denwaban.exchange.sound;

import org.jspecify.annotations.NullMarked;
