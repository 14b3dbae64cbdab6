package jp.denwaban.health;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the recordings of fifteen days will need, the time they are kept (D to D+14), and for how
 * many days of recordings there is room. Simple on purpose: the mean day of the last fourteen,
 * today left out because it is not over. On the very first day: what has been sealed since
 * midnight, as if it went on so around the clock. That is too much when only office hours ring,
 * which is the safe side. Where nothing was recorded nothing is known, and it says so. Thread safe.
 */
public final class DiskForecast {
    static final int DAYS = 15;

    /** Two whole weeks: every weekday and every weekend counts alike. */
    public static final int LOOK_BACK_DAYS = 14;

    /** Before one o'clock a day says nothing about itself. */
    private static final int LEAST_SECONDS = 3600;

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final TreeMap<LocalDate, Long> byDay;

    /**
     * What is known now.
     *
     * @param dayBytes what a day brings
     * @param observedDays whole days that were looked at, at most {@link #LOOK_BACK_DAYS}; 0 on the
     *     first day
     * @param growthBytes what will come before as much leaves every day as comes
     */
    public record Outlook(long dayBytes, int observedDays, long growthBytes) {

        /** Bytes that recordings need once fifteen days of them are kept. */
        public long fifteenDayBytes() {
            return DAYS * dayBytes;
        }

        /**
         * For how many whole days of recordings there is room before answering stops.
         *
         * @param room free bytes above the mark at which answering stops
         */
        public long daysLeft(long room) {
            return Math.max(0, room) / dayBytes;
        }
    }

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
     * Empty while nothing is known.
     *
     * @param now local time of the business day
     */
    public synchronized Optional<Outlook> outlook(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        SortedMap<LocalDate, Long> past = byDay.subMap(today.minusDays(LOOK_BACK_DAYS), today);
        int days = past.isEmpty() ? 0 : (int) ChronoUnit.DAYS.between(past.firstKey(), today);
        long day = days == 0 ? sinceMidnight(now) : sum(past) / days;
        return day == 0 ? Optional.empty() : Optional.of(new Outlook(day, days, growth(day, now)));
    }

    private long growth(long day, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        long kept = sum(byDay.subMap(today.minusDays(DAYS - 1L), true, today, true));
        return Math.max(0, DAYS * day - kept);
    }

    private long sinceMidnight(LocalDateTime now) {
        long seconds = now.toLocalTime().toSecondOfDay();
        return seconds < LEAST_SECONDS
                ? 0
                : byDay.getOrDefault(now.toLocalDate(), 0L) * DAY_SECONDS / seconds;
    }

    private static long sum(SortedMap<LocalDate, Long> days) {
        return days.values().stream().mapToLong(Long::longValue).sum();
    }
}
