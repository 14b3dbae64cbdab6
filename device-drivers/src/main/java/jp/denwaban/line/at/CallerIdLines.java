package jp.denwaban.line.at;

import java.util.Locale;
import java.util.Optional;
import jp.denwaban.line.CallerId;

/**
 * Puts the caller together from a card's {@code DATE= TIME= NMBR= NAME=} lines.
 *
 * <p>The reason for an absent number is kept as told. A number that cannot be one was damaged on
 * the way: {@link CallerId.Absent#RECEIVE_ERROR}, never a guess.
 *
 * @see "ITU-T V.253 +VCID=1; NTT: 発信者番号非通知理由 P, C, O, S"
 */
public final class CallerIdLines {
    private boolean told;

    /** The caller, when this line completes the report. */
    public Optional<CallerId> accept(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        String key = line.substring(0, equals).strip().toUpperCase(Locale.ROOT);
        String value = line.substring(equals + 1).strip();
        return switch (key) {
            case "DATE" -> {
                told = false;
                yield Optional.empty();
            }
            case "NMBR", "DDN_NMBR" -> {
                told = true;
                yield Optional.of(caller(value));
            }
            // Some firmware gives the reason here and no NMBR at all.
            case "NAME" -> {
                Optional<CallerId> reason = told ? Optional.empty() : absence(value);
                told = told || reason.isPresent();
                yield reason;
            }
            default -> Optional.empty();
        };
    }

    private static CallerId caller(String value) {
        return absence(value).orElseGet(() -> number(value));
    }

    private static Optional<CallerId> absence(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "P" -> Optional.of(CallerId.Absent.WITHHELD);
            case "C" -> Optional.of(CallerId.Absent.PAYPHONE);
            case "O" -> Optional.of(CallerId.Absent.UNAVAILABLE);
            case "S" -> Optional.of(CallerId.Absent.SERVICE_CONFLICT);
            case "E" -> Optional.of(CallerId.Absent.RECEIVE_ERROR);
            default -> Optional.empty();
        };
    }

    private static CallerId number(String value) {
        String digits = value.replace("-", "").replace(" ", "");
        return digits.matches("[0-9]{2,20}")
                ? new CallerId.Number(digits)
                : CallerId.Absent.RECEIVE_ERROR;
    }
}
