/** The first start: which site this is, its lines, its first two people, and the envelope. */
@NullMarked
package jp.denwaban.console.wizard;

import org.jspecify.annotations.NullMarked;
