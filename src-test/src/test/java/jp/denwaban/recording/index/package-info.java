/** The laboratory's way to an index that is not as safe as ours. */
@NullMarked
package jp.denwaban.recording.index;

import org.jspecify.annotations.NullMarked;
