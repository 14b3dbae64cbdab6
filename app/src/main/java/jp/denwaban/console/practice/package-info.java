/** The practice telephone of 訓練: a call placed by hand through the virtual exchange. */
@NullMarked
package jp.denwaban.console.practice;

import org.jspecify.annotations.NullMarked;
