package jp.denwaban.reports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What the 自動消去記録 says about one business day: counts, and the numbers of calls that stayed. No
 * caller number and no time of a call can be put in.
 *
 * @param due calls whose time was over
 * @param madeAt local time of the print
 * @param announced whether the audit chain says the same
 * @param mark 照合記号; absent until the audit chain gives one
 */
public record ErasureDay(
        DailyReception.Office office,
        LocalDate day,
        State state,
        int due,
        List<Erased> erased,
        List<Stayed> stayed,
        LocalDateTime madeAt,
        boolean announced,
        Optional<CheckMark> mark) {

    public ErasureDay {
        erased = List.copyOf(erased);
        stayed = List.copyOf(stayed);
    }

    /** How the day went. */
    public enum State {
        DONE,
        WAITING,
        NOT_DONE,
        OFF
    }

    /** Calls of one day of acquisition that are gone. */
    public record Erased(LocalDate acquired, int calls) {}

    /** One call that stayed, and why. */
    public record Stayed(long call, LocalDate acquired, Why why, String reason) {}

    /** Why a call stayed. */
    public enum Why {
        /** On the manager's direction. */
        HELD,
        NOT_ERASED,
        MISSING
    }
}
