package jp.denwaban.console;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Dates as public offices write them: 令和8年11月20日(金). */
public final class Wareki {
    private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern("GGGG", Locale.JAPAN);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("E", Locale.JAPAN);

    private Wareki() {}

    public static String date(LocalDate date) {
        JapaneseDate japanese = JapaneseDate.from(date);
        int year = japanese.get(ChronoField.YEAR_OF_ERA);
        return ERA.format(japanese)
                + (year == 1 ? "元" : Integer.toString(year))
                + "年"
                + date.getMonthValue()
                + "月"
                + date.getDayOfMonth()
                + "日("
                + WEEKDAY.format(date)
                + ")";
    }
}
