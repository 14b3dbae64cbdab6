/** The audit chain: one writer, durable before acknowledged, and its verifier. */
@NullMarked
package jp.denwaban.audit;

import org.jspecify.annotations.NullMarked;
