package jp.denwaban.call;

import java.util.regex.Pattern;

/** Who is calling, as far as the exchange tells. Prints masked, so logs stay clean. */
public sealed interface Caller {

    /** Digits as received, domestic form such as {@code 0112510110}. */
    record Number(String digits) implements Caller {
        private static final Pattern DIGITS = Pattern.compile("[0-9]{2,20}");

        public Number {
            if (!DIGITS.matcher(digits).matches()) {
                throw new IllegalArgumentException(
                        "not a caller number, length " + digits.length());
            }
        }

        /** The last four digits, all that a screen ever shows. */
        public String tail() {
            return digits.substring(Math.max(0, digits.length() - 4));
        }

        @Override
        public String toString() {
            return "…" + tail();
        }
    }

    /** Why there is no number (NTT Number Display): P, C, O, S, receive error, no service. */
    enum Absent implements Caller {
        WITHHELD,
        PAYPHONE,
        UNAVAILABLE,
        SERVICE_CONFLICT,
        RECEIVE_ERROR,
        NO_SERVICE
    }
}
