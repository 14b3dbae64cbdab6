/**
 * The versioned messages between the answering process and the console: one JSON object a line over
 * the Unix domain socket of the site.
 */
@NullMarked
package jp.denwaban.wire;

import org.jspecify.annotations.NullMarked;
