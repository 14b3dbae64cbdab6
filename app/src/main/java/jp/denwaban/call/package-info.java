/** The backbone: one call from ring to register as a pure state machine. */
@NullMarked
package jp.denwaban.call;

import org.jspecify.annotations.NullMarked;
