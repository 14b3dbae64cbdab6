package jp.denwaban.guidance;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * 国民の祝日 of the years a table was made for.
 *
 * @param until last day known; the console warns before it comes
 */
record Holidays(LocalDate until, Map<LocalDate, String> days) {

    Holidays {
        days = Map.copyOf(days);
    }

    /** The name of the holiday: 勤労感謝の日. */
    Optional<String> on(LocalDate date) {
        return Optional.ofNullable(days.get(date));
    }
}
