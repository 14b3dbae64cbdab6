/** AT and V.253 codec: bytes to commands and events, and back. Pure: no port, clock or thread. */
@NullMarked
package jp.denwaban.line.at;

import org.jspecify.annotations.NullMarked;
