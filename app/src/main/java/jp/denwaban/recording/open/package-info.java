/** Sealed recordings read with a key: for the console and the demo, never for answering. */
@NullMarked
package jp.denwaban.recording.open;

import org.jspecify.annotations.NullMarked;
