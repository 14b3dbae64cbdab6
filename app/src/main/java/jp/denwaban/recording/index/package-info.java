/**
 * The index over the sealed files: one row a call, one row a file, sums for statistics. Holds no
 * telephone number and no time of a call, and can be rebuilt from the files.
 */
@NullMarked
package jp.denwaban.recording.index;

import org.jspecify.annotations.NullMarked;
