/** Telephone audio in 20 ms frames: codecs, WAV files, the V.253 voice stream. */
@NullMarked
package jp.denwaban.audio;

import org.jspecify.annotations.NullMarked;
