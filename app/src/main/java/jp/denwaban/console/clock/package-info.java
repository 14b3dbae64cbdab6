/** 時刻の照合: after sign-in, when the box cannot be sure of the time, a person compares it with 117. */
@NullMarked
package jp.denwaban.console.clock;

import org.jspecify.annotations.NullMarked;
