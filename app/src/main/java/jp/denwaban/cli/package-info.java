/** denwaban VERB: the command line. */
@NullMarked
package jp.denwaban.cli;

import org.jspecify.annotations.NullMarked;
