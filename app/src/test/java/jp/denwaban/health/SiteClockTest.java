package jp.denwaban.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time that is written down, on clocks that a test turns. */
class SiteClockTest {
    private static final Instant EVENING = Instant.parse("2026-11-22T14:59:59Z");
    @TempDir Path folder;
    private Instant wall = EVENING;
    private long nanos = 42;

    @Test
    void midnightIsJapans() throws Exception {
        SiteClock clock = start();
        assertThat(clock.businessDay()).isEqualTo(LocalDate.of(2026, 11, 22));
        pass(Duration.ofSeconds(1));
        assertThat(clock.businessDay()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(clock.doubtful()).isFalse();
    }

    @Test
    void aWallClockBehindTheFloorIsDoubtfulAndTheFloorIsUsed() throws Exception {
        SiteClock before = start();
        pass(Duration.ofHours(1));
        before.raiseFloor();
        wall = EVENING.minus(Duration.ofDays(400));

        SiteClock after = start();
        assertThat(after.doubtful()).isTrue();
        assertThat(after.instant()).isEqualTo(EVENING.plus(Duration.ofHours(1)));
        pass(Duration.ofSeconds(5));
        assertThat(after.instant()).isEqualTo(EVENING.plus(Duration.ofHours(1)).plusSeconds(5));
    }

    @Test
    void aJumpWhileRunningIsDoubtfulAndDoesNotMoveTheTime() throws Exception {
        SiteClock clock = start();
        wall = wall.plus(Duration.ofDays(20));
        assertThat(clock.instant()).isEqualTo(EVENING);
        assertThat(clock.doubtful()).isTrue();
    }

    @Test
    void aDamagedFloorIsRefused() throws Exception {
        Files.writeString(folder.resolve("floor"), "yesterday");
        assertThatThrownBy(this::start).isInstanceOf(IOException.class);
    }

    private SiteClock start() throws IOException {
        return SiteClock.start(folder.resolve("floor"), () -> wall, () -> nanos);
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }
}
