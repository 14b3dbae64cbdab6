/** Small nodes that several screens draw with: symbols, digit cells, meters. */
@NullMarked
package jp.denwaban.console.part;

import org.jspecify.annotations.NullMarked;
