/**
 * Line audio: both legs of every line from a multi-channel sound device, the callers' ears on its
 * outputs; one device serves many lines.
 */
@NullMarked
package jp.denwaban.audio.device;

import org.jspecify.annotations.NullMarked;
