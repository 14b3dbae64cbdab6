package jp.denwaban.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
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
        assertThat(forecast.fifteenDayBytes(NOON)).isEqualTo(15 * 400 / 4);
    }

    @Test
    void whatIsOlderThanTwoWeeksSaysNothing() {
        DiskForecast forecast =
                new DiskForecast(Map.of(TODAY.minusDays(15), 700L, TODAY.minusDays(14), 14L));

        assertThat(forecast.fifteenDayBytes(NOON)).isEqualTo(15);
    }

    @Test
    void theFirstDayIsTakenAsIfItWentOnAroundTheClock() {
        DiskForecast forecast = new DiskForecast(Map.of());
        forecast.sealed(TODAY, 1_000);
        forecast.sealed(TODAY, 1_000);

        assertThat(forecast.fifteenDayBytes(NOON)).isEqualTo(15 * 4_000);
        assertThat(forecast.fifteenDayBytes(TODAY.atTime(0, 59))).isZero();
    }

    @Test
    void withoutACallNothingIsKnown() {
        assertThat(new DiskForecast(Map.of()).fifteenDayBytes(NOON)).isZero();
    }
}
