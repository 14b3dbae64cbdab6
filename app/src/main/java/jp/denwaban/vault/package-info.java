/**
 * The public side of the keys: who may open, to whom things are sealed. Nothing here can load a
 * private key; that is {@code vault.open}, which the answering process never touches.
 */
@NullMarked
package jp.denwaban.vault;

import org.jspecify.annotations.NullMarked;
