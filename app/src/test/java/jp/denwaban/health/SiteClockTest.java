package jp.denwaban.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
    void aJumpIsNoticedOnceAndOutlivesARestart() throws Exception {
        SiteClock clock = start();
        wall = wall.plus(Duration.ofHours(1));
        assertThat(clock.noticeJump()).isTrue();
        assertThat(clock.noticeJump()).isFalse();
        assertThat(clock.mayErase()).isFalse();
        clock.raiseFloor();

        assertThat(start().doubt()).contains(SiteClock.Doubt.JUMPED);
    }

    /** An hour less than three days is believed, in one piece or in many; an hour more is not. */
    @Test
    void offlineGapsAddUpUntilAPersonConfirms() throws Exception {
        start().raiseFloor();
        for (int night = 0; night < 3; night++) {
            wall = wall.plus(Duration.ofHours(23));
            SiteClock clock = start();
            assertThat(clock.mayErase()).isTrue();
            assertThat(clock.doubtful()).isFalse();
            clock.raiseFloor();
        }
        wall = wall.plus(Duration.ofHours(4));
        SiteClock clock = start();
        assertThat(clock.doubt()).contains(SiteClock.Doubt.OFFLINE);
        assertThat(clock.mayErase()).isFalse();
        assertThat(clock.instant()).isEqualTo(EVENING.plus(Duration.ofHours(73)));
        assertThat(clock.provenDay())
                .isEqualTo(
                        LocalDate.ofInstant(EVENING.plus(Duration.ofHours(72)), SiteClock.JAPAN));

        confirm(clock, clock.instant());
        assertThat(clock.doubt()).isEmpty();
        assertThat(clock.mayErase()).isTrue();
        wall = wall.plus(Duration.ofHours(70));
        assertThat(start().mayErase()).as("counted anew").isTrue();
    }

    /** Ten years ahead after a power cut: the wall clock alone proves nothing. */
    @Test
    void theFloorNeverFollowsTheWallClockFartherThanThreeDays() throws Exception {
        start().raiseFloor();
        wall = wall.plus(Duration.ofDays(3650));
        for (int start = 0; start < 5; start++) {
            start().raiseFloor();
        }
        wall = EVENING.plus(Duration.ofHours(73));
        SiteClock clock = start();
        assertThat(clock.instant()).isEqualTo(wall);
        assertThat(clock.provenDay())
                .isEqualTo(
                        LocalDate.ofInstant(EVENING.plus(Duration.ofHours(72)), SiteClock.JAPAN));
    }

    @Test
    void whatAPersonConfirmsIsTheTimeAndTheWallClockIsReadByItFromThenOn() throws Exception {
        SiteClock clock = start();
        clock.raiseFloor();
        wall = wall.minus(Duration.ofDays(2000));
        clock.noticeJump();
        Instant told = EVENING.plus(Duration.ofMinutes(3));
        confirm(clock, told);
        assertThat(clock.instant()).isEqualTo(told);
        assertThat(clock.doubtful()).isFalse();
        pass(Duration.ofHours(1));
        clock.raiseFloor();

        pass(Duration.ofHours(1));
        SiteClock after = start();
        assertThat(after.instant()).isEqualTo(told.plus(Duration.ofHours(2)));
        assertThat(after.doubtful()).isFalse();
    }

    /** The year typed wrong by one: it is shown, and proves nothing until somebody looks again. */
    @Test
    void aFarCorrectionErasesNothingBeforeItIsConfirmedOnceMoreFromNear() throws Exception {
        SiteClock clock = start();
        Instant slip = EVENING.plus(Duration.ofDays(365));
        confirm(clock, slip);
        assertThat(clock.instant()).isEqualTo(slip);
        assertThat(clock.doubt()).contains(SiteClock.Doubt.JUMPED);
        assertThat(clock.mayErase()).isFalse();
        assertThat(clock.provenDay()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(start().mayErase()).as("neither after a restart").isFalse();

        confirm(clock, EVENING);
        assertThat(clock.mayErase()).as("taken back, which is as far").isFalse();
        confirm(clock, EVENING);
        assertThat(clock.mayErase()).isTrue();
        assertThat(clock.doubtful()).isFalse();
        assertThat(clock.provenDay()).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void aTimeOfAnotherAgeIsNotBelievable() throws Exception {
        SiteClock clock = start();
        for (String told :
                List.of("1969-12-31T00:00:00Z", "2023-12-31T23:59:59Z", "2062-11-22T14:59:59Z")) {
            assertThat(clock.believable(Instant.parse(told))).as(told).isFalse();
        }
        assertThat(clock.believable(Instant.MAX)).isFalse();
        assertThat(clock.believable(Instant.MIN)).isFalse();
        assertThat(clock.believable(EVENING.minus(Duration.ofDays(365)))).isTrue();
        assertThat(clock.believable(EVENING.plus(Duration.ofDays(365)))).isTrue();
    }

    /** A new box whose battery is dead. */
    @Test
    void aBoxThatBeganIn1970CanBeToldTheTime() throws Exception {
        wall = Instant.EPOCH;
        SiteClock clock = start();
        assertThat(clock.believable(EVENING)).isTrue();
        confirm(clock, EVENING);
        confirm(clock, EVENING);
        wall = wall.plus(Duration.ofHours(1));
        SiteClock after = start();
        assertThat(after.instant()).isEqualTo(EVENING.plus(Duration.ofHours(1)));
        assertThat(after.mayErase()).isTrue();
    }

    @Test
    void aFloorOfTheFirstVersionIsRead() throws Exception {
        Files.writeString(
                folder.resolve("floor"),
                Long.toString(EVENING.minus(Duration.ofHours(1)).toEpochMilli()));
        SiteClock clock = start();
        assertThat(clock.instant()).isEqualTo(EVENING);
        assertThat(clock.doubtful()).isFalse();
    }

    @Test
    void aDamagedFloorIsRefused() throws Exception {
        Files.writeString(folder.resolve("floor"), "yesterday");
        assertThatThrownBy(this::start).isInstanceOf(IOException.class);
    }

    /** Nobody has compared the time of such a box, whatever its floor says. */
    @Test
    void aTimeBeforeThereWasThisProgramIsAlwaysDoubtful() throws Exception {
        wall = Instant.parse("2020-01-01T00:00:00Z");
        SiteClock first = start();
        assertThat(first.doubt()).contains(SiteClock.Doubt.JUMPED);
        Files.writeString(folder.resolve("floor"), wall.toEpochMilli() + " 0 0 0");
        assertThat(start().mayErase()).isFalse();
    }

    @Test
    void whatWasNeverComparedStaysSoOverStartsAndJumps() throws Exception {
        SiteClock first = start();
        first.neverCompared();
        wall = wall.plus(Duration.ofHours(1));
        first.noticeJump();
        first.raiseFloor();
        SiteClock second = start();
        assertThat(second.doubt()).contains(SiteClock.Doubt.FIRST);
        assertThat(second.mayErase()).isFalse();
        confirm(second, second.instant());
        assertThat(second.mayErase()).isTrue();
        second.raiseFloor();
        assertThat(start().doubt()).isEmpty();
    }

    /**
     * Its clock said 2037 when it was installed, and somebody set the clock right while it was off.
     */
    @Test
    void aFloorThatNobodyComparedIsNotHeldAgainstAWallClockThatWasSetRight() throws Exception {
        wall = Instant.parse("2037-01-01T00:00:00Z");
        SiteClock first = start();
        first.neverCompared();
        first.raiseFloor();
        wall = EVENING;
        SiteClock second = start();
        assertThat(second.instant()).isEqualTo(EVENING);
        assertThat(second.provenDay()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(second.doubt()).contains(SiteClock.Doubt.FIRST);
        second.raiseFloor();
        wall = Instant.parse("2020-01-01T00:00:00Z");
        assertThat(start().instant()).as("nor is it better than a dead one").isEqualTo(EVENING);
    }

    /** Set right by nine hours, or not: with and without its correction it can be the time. */
    @Test
    void aClockThatMayHaveBeenSetRightWhileOffIsAskedFor() throws Exception {
        SiteClock clock = start();
        wall = wall.minus(Duration.ofHours(9));
        confirm(clock, EVENING);
        clock.raiseFloor();
        wall = wall.plus(Duration.ofHours(10));
        assertThat(start().doubt()).contains(SiteClock.Doubt.JUMPED);
    }

    /** The seconds of a good clock are no such matter. */
    @Test
    void aCorrectionByMinutesIsKeptWithoutAsking() throws Exception {
        SiteClock clock = start();
        confirm(clock, EVENING.plusSeconds(200));
        wall = wall.plus(Duration.ofHours(10));
        SiteClock after = start();
        assertThat(after.doubt()).isEmpty();
        assertThat(after.instant()).isEqualTo(EVENING.plusSeconds(36_200));
    }

    @Test
    void aLostFloorProvesNoMoreThanThreeDaysBehindWhatIsKnownFromElsewhere() throws Exception {
        wall = EVENING.plus(Duration.ofDays(20));
        SiteClock clock =
                SiteClock.lost(
                        folder.resolve("floor"), Optional.of(EVENING), () -> wall, () -> nanos);
        assertThat(clock.provenDay()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(clock.businessDay()).isEqualTo(LocalDate.of(2026, 12, 12));
        assertThat(clock.doubt()).contains(SiteClock.Doubt.JUMPED);
        assertThat(clock.question().orElseThrow())
                .isEqualTo(new SiteClock.Question(false, LocalDate.of(2026, 11, 25), true, false));
    }

    private SiteClock start() throws IOException {
        return SiteClock.start(folder.resolve("floor"), () -> wall, () -> nanos);
    }

    /** As an administrator does who types it. */
    private static void confirm(SiteClock clock, Instant told) throws IOException {
        clock.confirm(clock.weigh(told, Confirmation.Word.TYPED_BY_ADMINISTRATOR));
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }
}
