/** Printed sheets: records in, pages out. */
@NullMarked
package jp.denwaban.reports;

import org.jspecify.annotations.NullMarked;
