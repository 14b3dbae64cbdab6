package jp.denwaban.account;

import java.util.Optional;
import java.util.regex.Pattern;

/** 利用の根拠: every use is either under an approved 様式2 or makes a row in 様式1 (第3-3). */
public sealed interface Basis {

    /**
     * Under an approved application.
     *
     * @param number its 様式2 number, such as {@code 8-0031} for 令和8年第31号
     */
    record Application(String number) implements Basis {
        private static final Pattern FORM = Pattern.compile("[1-9][0-9]?-[0-9]{4}");

        public Application {
            if (!FORM.matcher(number).matches()) {
                throw new IllegalArgumentException("not a number of 様式2");
            }
        }

        /** What was typed, if it can be a number; full-width digits count as digits. */
        public static Optional<Application> parse(String typed) {
            String text =
                    java.text.Normalizer.normalize(typed.strip(), java.text.Normalizer.Form.NFKC);
            return FORM.matcher(text).matches()
                    ? Optional.of(new Application(text))
                    : Optional.empty();
        }
    }

    /** With a row in 様式1. */
    record UsageRow(UsagePurpose purpose) implements Basis {}
}
