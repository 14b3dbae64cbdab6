/** Sealed recordings: the file format, recorder, recovery and verification. */
@NullMarked
package jp.denwaban.recording;

import org.jspecify.annotations.NullMarked;
