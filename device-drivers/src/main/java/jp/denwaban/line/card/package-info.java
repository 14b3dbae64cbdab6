/**
 * The driver every line shares: commands with deadlines, unsolicited events, the voice stream; over
 * any {@link jp.denwaban.line.BytePort}. {@code SerialLine} and {@code VirtualLine} only bring
 * ports.
 */
@NullMarked
package jp.denwaban.line.card;

import org.jspecify.annotations.NullMarked;
