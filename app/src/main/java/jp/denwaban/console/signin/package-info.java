/** Sign-in: who uses the box and on what basis; nothing else exists before it. */
@NullMarked
package jp.denwaban.console.signin;

import org.jspecify.annotations.NullMarked;
