package jp.denwaban.reports;

import java.util.regex.Pattern;

/**
 * 照合記号: ties the paper to the audit chain at the moment of printing.
 *
 * @param sequence number of the chain's head
 * @param code 16 characters of Crockford base32 in fours: {@code 7KQ4-M2XR-09TB-V5HD}
 */
public record CheckMark(long sequence, String code) {
    private static final Pattern CODE =
            Pattern.compile("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");

    public CheckMark {
        if (sequence < 0 || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a check mark");
        }
    }

    @Override
    public String toString() {
        return "%08d  %s".formatted(sequence, code);
    }
}
