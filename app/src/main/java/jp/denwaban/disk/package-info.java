/**
 * The disk as custody sees it: every byte of recordings, keys and audit goes through this one small
 * port, so that a laboratory can cut the power at any call and drop or tear what was not forced.
 */
@NullMarked
package jp.denwaban.disk;

import org.jspecify.annotations.NullMarked;
