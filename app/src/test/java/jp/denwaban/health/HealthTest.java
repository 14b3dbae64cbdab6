package jp.denwaban.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Disk thresholds and the list of alarms. */
class HealthTest {

    @Test
    void theDiskWarnsAtTwentyAlarmsAtTenAndStopsAtTwoPercent() {
        assertThat(level(20)).isEqualTo(DiskGauge.Level.GOOD);
        assertThat(level(19)).isEqualTo(DiskGauge.Level.WARN);
        assertThat(level(10)).isEqualTo(DiskGauge.Level.WARN);
        assertThat(level(9)).isEqualTo(DiskGauge.Level.ALARM);
        assertThat(level(2)).isEqualTo(DiskGauge.Level.ALARM);
        assertThat(level(1)).isEqualTo(DiskGauge.Level.STOP);
        assertThat(new DiskGauge.Reading(0, 0).level()).isEqualTo(DiskGauge.Level.STOP);
    }

    @Test
    void anAlarmStandsOnceUntilItsCauseHasGone() {
        AlarmBook book = new AlarmBook();
        book.raise(1, Instant.EPOCH, "L-03", Optional.of(4));
        book.raise(1, Instant.EPOCH, "L-03", Optional.of(4));
        book.raise(1, Instant.EPOCH, "L-03", Optional.of(5));
        assertThat(book.all()).hasSize(2);
        assertThat(book.confirm(1)).isTrue();
        assertThat(book.confirm(99)).isFalse();
        assertThat(book.all().get(0).confirmed()).isTrue();
        book.clear("L-03", Optional.of(4));
        assertThat(book.all()).extracting(AlarmBook.Alarm::line).containsExactly(Optional.of(5));
    }

    private static DiskGauge.Level level(int freePercent) {
        return new DiskGauge.Reading(freePercent * 1_000L, 100_000L).level();
    }
}
