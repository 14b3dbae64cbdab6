/** What tests of other packages need of the private side of the keys. */
@NullMarked
package jp.denwaban.vault.open;

import org.jspecify.annotations.NullMarked;
