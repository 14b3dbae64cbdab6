/** Keys: slots, generations, envelope, HPKE, Argon2id. */
@NullMarked
package jp.denwaban.vault;

import org.jspecify.annotations.NullMarked;
