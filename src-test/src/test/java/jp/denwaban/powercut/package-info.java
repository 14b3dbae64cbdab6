/**
 * The power-cut laboratory: writes down every step a program asks of its disk, makes of it what a
 * power cut may leave behind at any of them, and has the real program start on it.
 */
@NullMarked
package jp.denwaban.powercut;

import org.jspecify.annotations.NullMarked;
