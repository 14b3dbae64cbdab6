/** What a test knows of the keys and the product never tells. */
@NullMarked
package jp.denwaban.vault.open;

import org.jspecify.annotations.NullMarked;
