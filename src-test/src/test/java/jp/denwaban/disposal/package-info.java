/** The laboratory's way into the erasure of a site. */
@NullMarked
package jp.denwaban.disposal;

import org.jspecify.annotations.NullMarked;
