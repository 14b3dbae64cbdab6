package jp.denwaban.exchange.card;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import jp.denwaban.line.CallerId;

/**
 * What a card with {@code +VCID=1} reports about a caller: formatted lines.
 *
 * @see "ITU-T V.253, 9.2.3: DATE=, TIME=, NMBR=; NTT ナンバー・ディスプレイ for P, C, O, S"
 */
final class NumberDisplay {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("'DATE='MMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'TIME='HHmm");

    private NumberDisplay() {}

    static List<String> lines(CallerId callerId, LocalDateTime now) {
        if (callerId == CallerId.Absent.NO_SERVICE) {
            return List.of();
        }
        return List.of(DATE.format(now), TIME.format(now), "NMBR=" + shown(callerId));
    }

    private static String shown(CallerId callerId) {
        if (callerId instanceof CallerId.Number number) {
            return number.digits();
        }
        return switch ((CallerId.Absent) callerId) {
            case WITHHELD -> "P";
            case PAYPHONE -> "C";
            case UNAVAILABLE -> "O";
            case SERVICE_CONFLICT -> "S";
            case RECEIVE_ERROR -> "E";
            case NO_SERVICE -> "";
        };
    }
}
