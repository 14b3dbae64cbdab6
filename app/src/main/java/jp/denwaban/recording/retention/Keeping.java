package jp.denwaban.recording.retention;

import java.time.LocalDate;

/**
 * How long a record is kept: 14 days counted from the day after its day of acquisition (運用要領 第4-2).
 * Of day D it is kept through D+14 and leaves when D+15 begins, in Japan.
 */
public final class Keeping {
    /** 運用要領 第4-2. */
    private static final int DAYS = 14;

    private Keeping() {}

    /** The day that, when it begins, finds a record of {@code acquired} no more. */
    public static LocalDate leavesOn(LocalDate acquired) {
        return acquired.plusDays(DAYS + 1L);
    }

    /** The last day of acquisition whose records are not kept any more on {@code today}. */
    public static LocalDate lastOverdue(LocalDate today) {
        return today.minusDays(DAYS + 1L);
    }

    public static boolean over(LocalDate acquired, LocalDate today) {
        return !today.isBefore(leavesOn(acquired));
    }
}
