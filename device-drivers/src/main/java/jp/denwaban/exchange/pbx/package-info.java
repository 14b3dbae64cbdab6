/** The branch exchange behind the card: extensions, the attendant, their telephones. */
@NullMarked
package jp.denwaban.exchange.pbx;

import org.jspecify.annotations.NullMarked;
