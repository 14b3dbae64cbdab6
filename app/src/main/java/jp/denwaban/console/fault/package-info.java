/** 障害対応: 従来交換へ切替, open to everybody. */
@NullMarked
package jp.denwaban.console.fault;

import org.jspecify.annotations.NullMarked;
