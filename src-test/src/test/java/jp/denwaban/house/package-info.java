/**
 * House rules: arrows, purity, names and the committed tree, kept by tests from the first commit.
 */
@NullMarked
package jp.denwaban.house;

import org.jspecify.annotations.NullMarked;
