/** The virtual exchange: telephone network, card and PBX played by software. */
@NullMarked
package jp.denwaban.exchange;

import org.jspecify.annotations.NullMarked;
