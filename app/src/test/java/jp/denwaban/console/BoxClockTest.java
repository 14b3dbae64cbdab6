package jp.denwaban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.denwaban.wire.Snapshot.Mode;
import org.junit.jupiter.api.Test;

/** The date that is printed, on a box whose own clock is dead. */
class BoxClockTest {
    private static final Clock DEAD =
            Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), Pictures.JAPAN);
    private long nanos = 7;
    private final BoxClock clock = new BoxClock(DEAD, () -> nanos);

    @Test
    void whatAnsweringToldIsTheTimeAndGoesOnBetweenTwoStates() {
        assertThat(clock.instant()).isEqualTo(DEAD.instant());
        clock.hear(Pictures.station(Mode.IN_SERVICE));
        nanos += Duration.ofMinutes(3).toNanos();
        assertThat(clock.instant()).isEqualTo(Pictures.NOW.plus(Duration.ofMinutes(3)));
        assertThat(clock.withZone(Pictures.JAPAN).instant()).isEqualTo(clock.instant());
        assertThat(LocalDate.now(clock)).isEqualTo(LocalDate.of(2026, 11, 20));
    }
}
