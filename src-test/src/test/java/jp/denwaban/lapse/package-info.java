/** Time that passes when a test says so, for driver, answering and exchange alike. */
@NullMarked
package jp.denwaban.lapse;

import org.jspecify.annotations.NullMarked;
