package jp.denwaban.audio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.denwaban.audio.device.SoundException.Kind;
import jp.denwaban.line.Sine;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One device and its lines in real time, while the device fails in every way that devices do. */
@Execution(ExecutionMode.CONCURRENT) // they wait together
class SoundDeviceTest {
    private static final DeviceShape FOUR =
            new DeviceShape(DeviceName.of("default").orElseThrow(), 4, 4);
    private static final LineChannels ONE = new LineChannels(1, OptionalInt.of(2), 1);
    private static final LineChannels TWO = new LineChannels(3, OptionalInt.of(4), 2);
    private static final short[] SILENCE = new short[0];

    private final PlayedSound sound = new PlayedSound(4);
    private final SoundDevices devices = sound.devices();
    private final ScheduledExecutorService far = Executors.newSingleThreadScheduledExecutor();
    private final short[] tone = Sine.of(1000, 20);
    private volatile boolean constant;
    private volatile double loudest;
    private long sample;

    @BeforeEach
    void begin() {
        far.scheduleAtFixedRate(this::tenMillis, 10, 10, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void end() {
        far.shutdownNow();
        sound.hangsInOpening(false);
        sound.hangsInClosing(false);
    }

    private void tenMillis() {
        for (int i = 0; i < 80; i++) {
            short value = constant ? 7 : tone[(int) (sample++ % 160)];
            short[] heard = sound.exchange(new short[] {value, 0, 0, value});
            loudest = Math.max(loudest, Math.abs(heard[1]));
        }
    }

    @Test
    void linesShareOneOpeningAndHearTheirOwnChannels() throws Exception {
        HeardLine one = new HeardLine(SILENCE);
        HeardLine two = new HeardLine(tone);
        try (SoundSeat first = devices.sit(FOUR, ONE, one);
                SoundSeat second = devices.sit(FOUR, TWO, two)) {
            first.begin();
            second.begin();
            until(
                    () -> {
                        assertThat(one.take(first)).isGreaterThan(20);
                        assertThat(two.take(second)).isGreaterThan(20);
                        assertThat(loudest).isGreaterThan(7900);
                    });
            assertThat(Sine.lasting(one.caller(), 1000)).isGreaterThan(7900);
            assertThat(one.staff()).containsOnly((short) 0);
            assertThat(two.caller()).containsOnly((short) 0);
            assertThat(Sine.lasting(two.staff(), 1000)).isGreaterThan(7900);
            assertThat(sound.openings()).isEqualTo(1);
        }
    }

    @Test
    void aDeviceThatComesBackWithinTwoSecondsLeavesAHoleAndNothingElse() throws Exception {
        HeardLine line = new HeardLine(SILENCE);
        try (SoundSeat seat = devices.sit(FOUR, ONE, line)) {
            seat.begin();
            until(() -> assertThat(line.take(seat)).isGreaterThan(10));
            int before = line.take(seat);
            sound.present(false);
            until(() -> assertThat(line.troubles).containsExactly(SoundFault.SILENT));
            sound.present(true);
            until(() -> assertThat(line.recoveries).containsExactly(SoundFault.SILENT));
            until(() -> assertThat(line.take(seat)).isGreaterThan(before + 50));

            long hole = 0;
            for (int i = 1; i < line.times.size(); i++) {
                hole = Math.max(hole, line.times.get(i) - line.times.get(i - 1));
            }
            assertThat(Duration.ofNanos(hole))
                    .isBetween(Duration.ofMillis(500), Duration.ofMillis(2200));
            assertThat(line.gone).isEmpty();
            assertThat(seat.counts().reopenings()).isPositive();
        }
    }

    @Test
    void aDeviceThatStaysAwayIsGoneAfterTwoSecondsAndThreeOpenings() throws Exception {
        HeardLine line = new HeardLine(SILENCE);
        try (SoundSeat seat = devices.sit(FOUR, ONE, line)) {
            sound.present(false);
            long from = System.nanoTime();
            until(() -> assertThat(line.gone).hasSize(1));

            assertThat(Duration.ofNanos(System.nanoTime() - from))
                    .isBetween(Duration.ofMillis(1900), Duration.ofMillis(2900));
            assertThat(sound.openings()).isLessThanOrEqualTo(1 + 3);
            assertThat(seat.counts().reopenings()).isZero();
        }
        SoundException absent =
                catchThrowableOfType(SoundException.class, () -> devices.sit(FOUR, ONE, line));
        assertThat(absent.kind()).isEqualTo(Kind.ABSENT);
        sound.present(true);
        devices.sit(FOUR, ONE, new HeardLine(SILENCE)).close();
    }

    @Test
    void aClosingThatBlocksKeepsNobodyFromTakingTheDeviceAnew() throws Exception {
        sound.hangsInClosing(true);
        devices.sit(FOUR, ONE, new HeardLine(SILENCE)).close();
        HeardLine line = new HeardLine(SILENCE);
        try (SoundSeat seat = devices.sit(FOUR, ONE, line)) {
            seat.begin();
            until(() -> assertThat(line.take(seat)).isGreaterThan(10));
        }
    }

    @Test
    void anOpeningThatBlocksIsGivenUpInTimeAndNotTriedBesideItself() {
        sound.hangsInOpening(true);
        HeardLine line = new HeardLine(SILENCE);
        for (int attempt = 1; attempt <= 2; attempt++) {
            long from = System.nanoTime();
            SoundException late =
                    catchThrowableOfType(SoundException.class, () -> devices.sit(FOUR, ONE, line));
            assertThat(late.kind()).isEqualTo(Kind.LOST);
            assertThat(Duration.ofNanos(System.nanoTime() - from))
                    .isLessThan(Duration.ofSeconds(4));
        }
        assertThat(sound.openings()).isEqualTo(1);
    }

    @Test
    void anEarThatStaysBlockedIsGoneAfterThreeOpeningsAndRecordingGoesOn() throws Exception {
        HeardLine line = new HeardLine(SILENCE);
        try (SoundSeat seat = devices.sit(FOUR, ONE, line)) {
            seat.begin();
            sound.blocked(true);
            until(
                    () -> {
                        line.take(seat);
                        assertThat(line.gone).isNotEmpty();
                    });
            int taken = line.take(seat);
            assertThat(line.troubles)
                    .contains(SoundFault.EARS_BLOCKED)
                    .doesNotContain(SoundFault.SILENT);
            assertThat(line.recoveries).isEmpty();
            assertThat(line.gone).hasSize(1);
            assertThat(sound.openings()).isEqualTo(1 + 3);
            until(() -> assertThat(line.take(seat)).isGreaterThan(taken + 50));

            sound.blocked(false);
            until(() -> assertThat(line.recoveries).contains(SoundFault.EARS_BLOCKED));
            assertThat(line.gone).hasSize(1);
            assertThat(sound.openings()).isEqualTo(1 + 3);
        }
    }

    @Test
    void samplesThatAreAllEqualAreAnAlarmAndOneOpeningAnew() throws Exception {
        HeardLine line = new HeardLine(SILENCE);
        try (SoundSeat seat = devices.sit(FOUR, ONE, line)) {
            constant = true;
            until(() -> assertThat(line.troubles).contains(SoundFault.SAME_SAMPLES));
            until(() -> assertThat(sound.openings()).isEqualTo(2));
            await().during(Duration.ofMillis(2500))
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(sound.openings()).isEqualTo(2));
            constant = false;
            until(() -> assertThat(line.recoveries).contains(SoundFault.SAME_SAMPLES));
            assertThat(line.gone).isEmpty();
        }
    }

    @Test
    void samplesThatStayEqualThroughACallAreADeviceThatIsGone() throws Exception {
        HeardLine line = new HeardLine(SILENCE);
        try (SoundSeat seat = devices.sit(FOUR, ONE, line)) {
            seat.begin();
            constant = true;
            until(() -> assertThat(line.gone).hasSize(1));
            assertThat(line.troubles).containsExactly(SoundFault.SAME_SAMPLES);
            assertThat(sound.openings()).isEqualTo(2);
            constant = false;
            until(() -> assertThat(line.recoveries).containsExactly(SoundFault.SAME_SAMPLES));
            assertThat(line.gone).hasSize(1);
        }
    }

    @Test
    void aLineThatComesWhileAFaultStandsIsToldItAndItsEnd() throws Exception {
        HeardLine first = new HeardLine(SILENCE);
        HeardLine second = new HeardLine(SILENCE);
        constant = true;
        try (SoundSeat one = devices.sit(FOUR, ONE, first)) {
            until(() -> assertThat(first.troubles).containsExactly(SoundFault.SAME_SAMPLES));
            try (SoundSeat two = devices.sit(FOUR, TWO, second)) {
                assertThat(second.troubles).containsExactly(SoundFault.SAME_SAMPLES);
                constant = false;
                until(() -> assertThat(second.recoveries).containsExactly(SoundFault.SAME_SAMPLES));
                assertThat(two.counts()).isEqualTo(one.counts());
            }
        }
    }

    @Test
    void aDeviceThatDeliversJustInTimeIsNotGoneForTheLineThatWaitedForIt() throws Exception {
        sound.hangsInOpening(true);
        far.schedule(() -> sound.hangsInOpening(false), 2100, TimeUnit.MILLISECONDS);
        HeardLine line = new HeardLine(SILENCE);
        try (SoundSeat seat = devices.sit(FOUR, ONE, line)) {
            seat.begin();
            until(() -> assertThat(line.take(seat)).isGreaterThan(10));
            assertThat(line.gone).isEmpty();
        }
    }

    @Test
    void aKeeperThatDiesGivesTheDeviceUpAndTheNextLineGetsAnother() throws Exception {
        HeardLine line = new HeardLine(SILENCE);
        SoundDevices own = new SoundDevices(sound, SoundDeviceTest::dying, System::nanoTime);
        SoundSeat breaking = own.sit(FOUR, ONE, new BreakingEars());
        try (SoundSeat beside = own.sit(FOUR, TWO, line)) {
            sound.present(false);
            until(() -> assertThat(line.gone).hasSize(1));
            assertThat(line.gone.get(0)).contains("not watched");
            breaking.close();
        }
        sound.present(true);
        HeardLine next = new HeardLine(SILENCE);
        try (SoundSeat seat = own.sit(FOUR, ONE, next)) {
            sound.present(false);
            until(() -> assertThat(next.troubles).containsExactly(SoundFault.SILENT));
            assertThat(seat.counts()).isNotNull();
        }
    }

    /** Its end is this test's own matter, and not that of those which run beside it. */
    private static Thread dying(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((mine, expected) -> {});
        return thread;
    }

    /** A line whose own program fails on being told of a fault. */
    private static final class BreakingEars implements SoundEars {
        @Override
        public short[] play() {
            return new short[160];
        }

        @Override
        public void troubled(SoundFault fault) {
            throw new IllegalStateException("a test's own");
        }

        @Override
        public void recovered(SoundFault fault) {}

        @Override
        public void gone(String why) {}
    }

    @Test
    void channelsThatTheDeviceDoesNotHaveAreRefused() {
        SoundException unfit =
                catchThrowableOfType(
                        SoundException.class,
                        () ->
                                devices.sit(
                                        FOUR,
                                        new LineChannels(5, OptionalInt.empty(), 1),
                                        new HeardLine(SILENCE)));
        assertThat(unfit.kind()).isEqualTo(Kind.UNFIT);
    }

    private static void until(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(assertion);
    }
}
