/** The audit chain and its verifier. */
@NullMarked
package jp.denwaban.audit;

import org.jspecify.annotations.NullMarked;
