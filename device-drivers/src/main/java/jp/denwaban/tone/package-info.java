/**
 * What is heard on a line: digits, call progress, silence, level; and the tones we send. Samples
 * in, events out; pure.
 */
@NullMarked
package jp.denwaban.tone;

import org.jspecify.annotations.NullMarked;
