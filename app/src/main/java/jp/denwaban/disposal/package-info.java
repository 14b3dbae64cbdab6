/**
 * 返却・修理・廃棄: everything of a site is erased, step by step, each step written down before the next; a
 * certificate says what ran and what did not (第6-2(6)).
 */
@NullMarked
package jp.denwaban.disposal;

import org.jspecify.annotations.NullMarked;
