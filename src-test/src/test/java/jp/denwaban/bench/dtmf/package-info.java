/**
 * What the digit detector is measured on: telephones, lines and sounds made here, independent of
 * our own tone generator, and the two C detectors everybody uses.
 */
@NullMarked
package jp.denwaban.bench.dtmf;

import org.jspecify.annotations.NullMarked;
