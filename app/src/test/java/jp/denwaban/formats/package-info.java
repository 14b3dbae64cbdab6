/** The formats themselves: example files that are judged the same for ever. */
@org.jspecify.annotations.NullMarked
package jp.denwaban.formats;
