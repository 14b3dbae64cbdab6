/** What tries the services of accounts from within their package. */
@NullMarked
package jp.denwaban.account;

import org.jspecify.annotations.NullMarked;
