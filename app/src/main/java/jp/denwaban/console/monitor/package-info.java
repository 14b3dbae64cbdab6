/** 運用監視: every line as it is now, the guidance of the day, alarms, counts, disk. */
@NullMarked
package jp.denwaban.console.monitor;

import org.jspecify.annotations.NullMarked;
