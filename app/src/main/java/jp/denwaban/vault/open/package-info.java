/**
 * The private side of the keys: opens the vault with a person's password or the envelope. Only the
 * console (and a person's own command) comes here; answering must not.
 */
@NullMarked
package jp.denwaban.vault.open;

import org.jspecify.annotations.NullMarked;
