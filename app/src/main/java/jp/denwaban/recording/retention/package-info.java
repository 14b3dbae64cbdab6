/** What leaves and when: the rule of fifteen days, the steps of an erasure, the daily report. */
@NullMarked
package jp.denwaban.recording.retention;

import org.jspecify.annotations.NullMarked;
