package jp.denwaban.line;

import java.util.regex.Pattern;

/**
 * How a destination is reached on the station side.
 *
 * @param digits extension as PB digits for {@code DIAL_IN} and {@code FLASH}; empty for {@code
 *     ATTENDANT}
 */
public record Route(Way way, String digits) {
    private static final Pattern DIGITS = Pattern.compile("[0-9*#]{0,16}");

    public Route {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("not station digits, length " + digits.length());
        }
        if (digits.isEmpty() != (way == Way.ATTENDANT)) {
            throw new IllegalArgumentException(way + " with " + digits.length() + " digits");
        }
    }

    public enum Way {
        /** Seize the PBX trunk port and send the extension; both legs stay audible. */
        DIAL_IN,
        /** Join trunk and station; the human operator answers. */
        ATTENDANT,
        /** Hook-flash transfer; the card is out of the path afterwards and cannot record. */
        FLASH
    }
}
