/** The site folder: where everything of one site lies, and its settings file. */
@NullMarked
package jp.denwaban.site;

import org.jspecify.annotations.NullMarked;
