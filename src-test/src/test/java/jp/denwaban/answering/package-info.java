/** The laboratory's way into the answering process. */
@NullMarked
package jp.denwaban.answering;

import org.jspecify.annotations.NullMarked;
