/** Plans, menus, schedule and prompts: what a caller hears and where a key leads. */
@NullMarked
package jp.denwaban.guidance;

import org.jspecify.annotations.NullMarked;
