package jp.denwaban.line.at;

import java.util.Optional;

/**
 * Turns a card's key codes into key presses: between {@code /} and {@code ~} the digit repeats
 * while the key is held and counts once; a card that sends no brackets sends one code a press.
 *
 * @see "ITU-T V.253, table of simple event codes"
 */
public final class KeyPresses {
    private static final String KEYS = "0123456789*#ABCD";
    private static final char NONE = 0;

    private boolean open;
    private char counted = NONE;

    /** The key this code newly reports, if it does. */
    public Optional<Character> accept(char code) {
        if (code == '/') {
            open = true;
            counted = NONE;
            return Optional.empty();
        }
        if (code == '~') {
            open = false;
            counted = NONE;
            return Optional.empty();
        }
        if (KEYS.indexOf(code) < 0 || (open && code == counted)) {
            return Optional.empty();
        }
        counted = code;
        return Optional.of(code);
    }
}
