package jp.denwaban.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The calendar of custody: days of Japan, fixed +09:00, whatever the machine's zone says. */
public final class BusinessDay {
    public static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    private BusinessDay() {}

    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, JAPAN);
    }
}
