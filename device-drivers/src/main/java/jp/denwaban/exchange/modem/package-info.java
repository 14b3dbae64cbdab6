/** What a V.253 voice modem knows by itself: its words, settings, codings and character. */
@NullMarked
package jp.denwaban.exchange.modem;

import org.jspecify.annotations.NullMarked;
