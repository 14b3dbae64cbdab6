/** The headless process: owns the lines, runs the calls, feeds the watchdog, tells its status. */
@NullMarked
package jp.denwaban.answering;

import org.jspecify.annotations.NullMarked;
