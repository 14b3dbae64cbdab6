package jp.denwaban.line;

import java.util.regex.Pattern;

/** What Number Display said about the caller. Prints masked, so that logs stay clean. */
public sealed interface CallerId {

    /** Digits as received, domestic form such as {@code 0112510110}. */
    record Number(String digits) implements CallerId {
        private static final Pattern DIGITS = Pattern.compile("[0-9]{2,20}");

        public Number {
            if (!DIGITS.matcher(digits).matches()) {
                throw new IllegalArgumentException(
                        "not a caller number, length " + digits.length());
            }
        }

        @Override
        public String toString() {
            return "…" + digits.substring(Math.max(0, digits.length() - 4));
        }
    }

    /**
     * Why there is no number: 非通知 P, 公衆電話 C, 表示圏外 O, サービス競合 S, 受信エラー E, no such service.
     *
     * @see "NTT technical reference: ナンバー・ディスプレイ, reason for absence"
     */
    enum Absent implements CallerId {
        WITHHELD,
        PAYPHONE,
        UNAVAILABLE,
        SERVICE_CONFLICT,
        RECEIVE_ERROR,
        NO_SERVICE
    }
}
