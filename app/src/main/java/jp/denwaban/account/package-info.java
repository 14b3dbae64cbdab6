/** People, roles, the one authorisation table, sign-in. */
@NullMarked
package jp.denwaban.account;

import org.jspecify.annotations.NullMarked;
