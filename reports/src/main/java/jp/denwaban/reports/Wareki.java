package jp.denwaban.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Dates as an office writes them: 令和8年11月22日(日). Spelt here and not by a locale, because the own
 * runtime carries no Japanese locale data.
 */
final class Wareki {
    private static final LocalDate REIWA = LocalDate.of(2019, 5, 1);
    private static final int YEAR_BEFORE_REIWA = 2018;
    private static final String WEEKDAYS = "月火水木金土日";

    private Wareki() {}

    static String date(LocalDate day) {
        if (day.isBefore(REIWA)) {
            throw new IllegalArgumentException("before 令和: " + day);
        }
        int year = day.getYear() - YEAR_BEFORE_REIWA;
        return "令和%s年%d月%d日(%s)"
                .formatted(
                        year == 1 ? "元" : Integer.toString(year),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        weekday(day.getDayOfWeek()));
    }

    static String minute(LocalDateTime time) {
        return "%s %02d:%02d".formatted(date(time.toLocalDate()), time.getHour(), time.getMinute());
    }

    private static String weekday(DayOfWeek day) {
        return WEEKDAYS.substring(day.ordinal(), day.ordinal() + 1);
    }
}
