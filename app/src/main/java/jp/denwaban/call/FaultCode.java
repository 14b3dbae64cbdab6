package jp.denwaban.call;

import java.util.regex.Pattern;

/** The short code a person reads out over the telephone: {@code D-02}. */
public record FaultCode(String text) {
    private static final Pattern RULE = Pattern.compile("[A-Z]-[0-9]{2}");

    public FaultCode {
        if (!RULE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a fault code: " + text);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
