package jp.denwaban.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected values by hand. */
class DiskForecastTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);
    private static final LocalDateTime NOON = TODAY.atTime(12, 0);

    @Test
    void fifteenDaysAreFifteenTimesTheMeanDay() {
        DiskForecast forecast =
                new DiskForecast(
                        Map.of(TODAY.minusDays(4), 100L, TODAY.minusDays(1), 300L, TODAY, 9_000L));

        // 400 bytes in four days, two of them without a call.
        assertThat(known(forecast, NOON).fifteenDayBytes()).isEqualTo(15 * 400 / 4);
        assertThat(known(forecast, NOON).observedDays()).isEqualTo(4);
    }

    @Test
    void whatIsOlderThanTwoWeeksSaysNothing() {
        DiskForecast forecast =
                new DiskForecast(Map.of(TODAY.minusDays(15), 700L, TODAY.minusDays(14), 14L));

        assertThat(known(forecast, NOON).fifteenDayBytes()).isEqualTo(15);
    }

    @Test
    void theFirstDayIsTakenAsIfItWentOnAroundTheClock() {
        DiskForecast forecast = new DiskForecast(Map.of());
        forecast.sealed(TODAY, 1_000);
        forecast.sealed(TODAY, 1_000);

        assertThat(known(forecast, NOON).fifteenDayBytes()).isEqualTo(15 * 4_000);
        assertThat(known(forecast, NOON).observedDays()).isZero();
        assertThat(forecast.outlook(TODAY.atTime(0, 59))).isEmpty();
    }

    @Test
    void withoutACallNothingIsKnown() {
        assertThat(new DiskForecast(Map.of()).outlook(NOON)).isEmpty();
        assertThat(new DiskForecast(Map.of(TODAY.minusDays(20), 5L)).outlook(NOON)).isEmpty();
    }

    @Test
    void daysLeftAreWholeDaysOfRecordingsInTheRoomThereIs() {
        DiskForecast.Outlook known =
                known(new DiskForecast(Map.of(TODAY.minusDays(1), 300L)), NOON);

        assertThat(known.daysLeft(899)).isEqualTo(2);
        assertThat(known.daysLeft(0)).isZero();
        assertThat(known.daysLeft(-5)).isZero();
    }

    /** Fifteen full days on the disk: what comes tomorrow takes the place of what leaves. */
    @Test
    void aDiskThatHoldsFifteenDaysAlreadyNeedsNoMore() {
        Map<LocalDate, Long> days = new HashMap<>();
        for (int ago = 0; ago < 15; ago++) {
            days.put(TODAY.minusDays(ago), 100L);
        }

        assertThat(known(new DiskForecast(days), NOON).growthBytes()).isZero();
        days.keySet().removeIf(day -> day.isBefore(TODAY.minusDays(4)));
        assertThat(known(new DiskForecast(days), NOON).growthBytes()).isEqualTo(1_000);
    }

    private static DiskForecast.Outlook known(DiskForecast forecast, LocalDateTime now) {
        return forecast.outlook(now).orElseThrow();
    }
}
