/** Whole calls through the real verbs, process by process. */
@NullMarked
package jp.denwaban.scenario;

import org.jspecify.annotations.NullMarked;
