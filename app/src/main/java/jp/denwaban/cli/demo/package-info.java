/** The demonstration: scripted calls over real pseudo-terminals, compared with what was sent. */
@NullMarked
package jp.denwaban.cli.demo;

import org.jspecify.annotations.NullMarked;
