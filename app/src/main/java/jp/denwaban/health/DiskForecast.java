package jp.denwaban.health;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the recordings of fifteen days will need, the time they are kept (D to D+14). Simple on
 * purpose: fifteen times the mean day of the last fourteen, today left out because it is not over.
 * On the very first day: what has been sealed since midnight, as if it went on so around the clock.
 * That is too much when only office hours ring, which is the safe side. Thread safe.
 */
public final class DiskForecast {
    static final int DAYS = 15;

    /** Two whole weeks: every weekday and every weekend counts alike. */
    private static final int LOOK_BACK_DAYS = 14;

    /** Before one o'clock a day says nothing about itself. */
    private static final int LEAST_SECONDS = 3600;

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final TreeMap<LocalDate, Long> byDay;

    /**
     * @param byDay bytes of sealed files by day of acquisition
     */
    public DiskForecast(Map<LocalDate, Long> byDay) {
        this.byDay = new TreeMap<>(byDay);
    }

    /** One more file is sealed. */
    public synchronized void sealed(LocalDate day, long bytes) {
        byDay.merge(day, bytes, Long::sum);
    }

    /**
     * Bytes, 0 while unknown.
     *
     * @param now local time of the business day
     */
    public synchronized long fifteenDayBytes(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        SortedMap<LocalDate, Long> past = byDay.subMap(today.minusDays(LOOK_BACK_DAYS), today);
        if (!past.isEmpty()) {
            long sum = past.values().stream().mapToLong(Long::longValue).sum();
            return sum * DAYS / ChronoUnit.DAYS.between(past.firstKey(), today);
        }
        long seconds = now.toLocalTime().toSecondOfDay();
        return seconds < LEAST_SECONDS
                ? 0
                : byDay.getOrDefault(today, 0L) * DAYS * DAY_SECONDS / seconds;
    }
}
