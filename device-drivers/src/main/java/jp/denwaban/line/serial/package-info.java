/** A line over a serial port, by jSSC: deadlines, heartbeat, one reader thread a port. */
@NullMarked
package jp.denwaban.line.serial;

import org.jspecify.annotations.NullMarked;
