/** A day of calls in time lapse, on lines whose hardware fails now and then. */
@NullMarked
package jp.denwaban.scenario.day;

import org.jspecify.annotations.NullMarked;
