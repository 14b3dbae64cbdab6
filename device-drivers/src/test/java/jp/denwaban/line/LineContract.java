package jp.denwaban.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.line.LineEvent.BypassCause;
import jp.denwaban.line.LineEvent.BypassEntered;
import jp.denwaban.line.LineEvent.BypassLeft;
import jp.denwaban.line.LineEvent.CallerIdReceived;
import jp.denwaban.line.LineEvent.LoopBroken;
import jp.denwaban.line.LineEvent.PortLost;
import jp.denwaban.line.LineEvent.Ringing;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.Route.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every line promises, whatever it stands on: run once over a pseudo-terminal and once in
 * process. Tones lie on multiples of 50 Hz, whole periods of a frame, so legs are told apart.
 */
@Execution(ExecutionMode.CONCURRENT) // real time: they wait together
public abstract class LineContract {
    private static final double CALLER_HZ = 1000;
    private static final double STAFF_HZ = 650;
    private static final double PROMPT_HZ = 1500;

    /** A sine of {@link Sine} has 8000; µ-law and a frame that is half silent leave this. */
    private static final double PRESENT = 4000;

    /** −50 dBFS. */
    private static final double ABSENT = 104;

    private static final CallerId NUMBER = new CallerId.Number("0112510110");

    private final Recorded heard = new Recorded();
    private ExchangeUnderTest exchange;
    private Line line;

    private final ScheduledExecutorService feeder = Executors.newSingleThreadScheduledExecutor();

    /** A fresh exchange with one line, on hook, nobody calling. */
    protected abstract ExchangeUnderTest exchange() throws Exception;

    @BeforeEach
    void open() throws Exception {
        exchange = exchange();
        line = exchange.line();
        line.open(heard);
        line.feedWatchdog();
        line.leaveBypass();
        heard.forget();
        feeder.scheduleWithFixedDelay(this::feed, 500, 500, TimeUnit.MILLISECONDS);
    }

    private void feed() {
        try {
            line.feedWatchdog();
        } catch (LineException e) {
            feeder.shutdown(); // the line is lost or closed: a test's own matter
        }
    }

    @AfterEach
    void close() {
        feeder.shutdownNow();
        line.close();
        exchange.close();
    }

    @Test
    void aCallRingsAndSaysItsNumberBeforeItIsAnswered() {
        exchange.ring(NUMBER);

        until(() -> assertThat(heard.events(Ringing.class)).isNotEmpty());
        until(
                () ->
                        assertThat(heard.events(CallerIdReceived.class))
                                .extracting(CallerIdReceived::callerId)
                                .containsExactly(NUMBER));
        assertThat(heard.frames()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = CallerId.Absent.class,
            names = {"WITHHELD", "PAYPHONE", "UNAVAILABLE", "SERVICE_CONFLICT"})
    void theReasonForAnAbsentNumberIsKept(CallerId.Absent reason) {
        exchange.ring(reason);

        until(
                () ->
                        assertThat(heard.events(CallerIdReceived.class))
                                .extracting(CallerIdReceived::callerId)
                                .containsExactly(reason));
    }

    @Test
    void framesComeInRealTimeFromAnswerToHangUp() throws Exception {
        ringAndAnswer();
        until(() -> assertThat(heard.frames()).isGreaterThan(100));
        List<Long> times = heard.times();
        line.hangUp();
        int frames = heard.frames();

        double seconds = (times.get(100) - times.get(0)) / 1e9;
        assertThat(seconds).isBetween(1.6, 2.4); // 100 frames of 20 ms, on a busy machine
        assertThat(times).isSorted();
        await().during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(heard.frames()).isEqualTo(frames));
    }

    @Test
    void theCallerIsHeardOnHisOwnLegOnly() throws Exception {
        ringAndAnswer();
        exchange.callerSpeaks(Sine.of(CALLER_HZ, 500));

        until(() -> assertThat(Sine.strongest(heard.caller(), CALLER_HZ)).isGreaterThan(PRESENT));
        assertThat(Sine.strongest(heard.staff(), CALLER_HZ)).isLessThan(ABSENT);
    }

    @Test
    void whatIsPlayedReachesTheCallersEar() throws Exception {
        ringAndAnswer();
        play(Sine.of(PROMPT_HZ, 400));

        until(
                () ->
                        assertThat(Sine.strongest(exchange.callerHeard(), PROMPT_HZ))
                                .isGreaterThan(PRESENT));
    }

    @Test
    void thePlayQueueIsBounded() throws Exception {
        int taken = 0;
        while (taken < 100 && line.play(new short[LineAudio.FRAME_SAMPLES])) {
            taken++;
        }
        assertThat(taken).isEqualTo(Line.PLAY_QUEUE_FRAMES);
        line.stopPlaying();
        assertThat(line.play(new short[LineAudio.FRAME_SAMPLES])).isTrue();
    }

    @Test
    void aDestinationIsDialledAndBridgedWithBothLegsHeard() throws Exception {
        ringAndAnswer();
        line.routeTo(new Route(Way.DIAL_IN, "231"));
        until(() -> assertThat(exchange.stationDialled()).isEqualTo("231"));
        exchange.stationAnswers(Sine.of(STAFF_HZ, 5000));
        line.bridge();
        exchange.callerSpeaks(Sine.of(CALLER_HZ, 500));

        until(() -> assertThat(Sine.strongest(heard.staff(), STAFF_HZ)).isGreaterThan(PRESENT));
        until(() -> assertThat(Sine.strongest(heard.caller(), CALLER_HZ)).isGreaterThan(PRESENT));
        assertThat(leak(heard.caller(), STAFF_HZ)).isLessThan(ABSENT);
        until(
                () ->
                        assertThat(Sine.strongest(exchange.callerHeard(), STAFF_HZ))
                                .isGreaterThan(PRESENT));
    }

    @Test
    void aDestinationCanBeGivenUpAndAnotherCalled() throws Exception {
        ringAndAnswer();
        line.routeTo(new Route(Way.DIAL_IN, "231"));
        line.releaseStation();
        line.routeTo(new Route(Way.ATTENDANT, ""));
        int frames = heard.frames();

        until(() -> assertThat(heard.frames()).isGreaterThan(frames + 10));
    }

    @Test
    void aCallerWhoGoesBreaksTheLoop() throws Exception {
        ringAndAnswer();
        exchange.callerHangsUp();

        until(() -> assertThat(heard.events(LoopBroken.class)).isNotEmpty());
        line.hangUp();
    }

    @Test
    void hangingUpIsSafeWhenThereIsNoCall() throws Exception {
        line.hangUp();
        line.hangUp();
        ringAndAnswer();
        line.hangUp();
        assertThat(heard.events(PortLost.class)).isEmpty();
    }

    @Test
    void oneLineTakesOneCallAfterAnother() throws Exception {
        for (int call = 1; call <= 3; call++) {
            int rings = heard.events(Ringing.class).size();
            int frames = heard.frames();
            exchange.ring(NUMBER);
            until(() -> assertThat(heard.events(Ringing.class)).hasSizeGreaterThan(rings));
            line.answer();
            until(() -> assertThat(heard.frames()).isGreaterThan(frames + 5));
            exchange.callerHangsUp();
            line.hangUp();
        }
        assertThat(heard.events(PortLost.class)).isEmpty();
    }

    @Test
    void bypassIsEnteredAndLeftByOrder() throws Exception {
        line.enterBypass();
        until(
                () ->
                        assertThat(heard.events(BypassEntered.class))
                                .extracting(BypassEntered::cause)
                                .containsExactly(BypassCause.ORDERED));
        line.leaveBypass();
        until(() -> assertThat(heard.events(BypassLeft.class)).hasSize(1));
    }

    @Test
    void bypassIsNotLeftInTheMiddleOfACall() throws Exception {
        ringAndAnswer();
        line.enterBypass();

        assertThatThrownBy(line::leaveBypass)
                .isInstanceOfSatisfying(
                        LineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUSY));
    }

    @Test
    void anUnfedWatchdogLetsTheRelayFall() {
        feeder.shutdownNow();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () ->
                                assertThat(heard.events(BypassEntered.class))
                                        .extracting(BypassEntered::cause)
                                        .containsExactly(BypassCause.WATCHDOG));
    }

    @Test
    void aCardWithoutPowerIsALostPortToldOnce() {
        exchange.cutPower();

        await().atMost(Duration.ofSeconds(6))
                .untilAsserted(() -> assertThat(heard.events(PortLost.class)).hasSize(1));
        Throwable refused = catchThrowable(line::answer);
        assertThat(refused).isInstanceOf(LineException.class);
        assertThat(((LineException) refused).kind()).isEqualTo(Kind.PORT_LOST);
        assertThat(heard.events(PortLost.class)).hasSize(1);
    }

    @Test
    void aCardThatLosesPowerMidCallIsALostPort() throws Exception {
        ringAndAnswer();
        exchange.cutPower();

        await().atMost(Duration.ofSeconds(6))
                .untilAsserted(() -> assertThat(heard.events(PortLost.class)).hasSize(1));
    }

    @Test
    void closingReturnsWithinASecondTwiceAndTellsNothing() throws Exception {
        ringAndAnswer();
        long before = System.nanoTime();
        line.close();
        line.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(heard.events(PortLost.class)).isEmpty();
    }

    /** How much of a tone is in a leg where it does not belong; frames begin with the tones. */
    protected double leak(short[] leg, double toneHz) {
        return Sine.strongest(leg, toneHz);
    }

    private void ringAndAnswer() throws LineException {
        exchange.ring(NUMBER);
        until(() -> assertThat(heard.events(CallerIdReceived.class)).isNotEmpty());
        line.answer();
        until(() -> assertThat(heard.frames()).isPositive());
    }

    /** One frame for every frame heard, as the call does it. */
    private void play(short[] samples) {
        for (int from = 0; from + LineAudio.FRAME_SAMPLES <= samples.length; from += 160) {
            short[] frame = java.util.Arrays.copyOfRange(samples, from, from + 160);
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> line.play(frame));
        }
    }

    private static void until(org.awaitility.core.ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(assertion);
    }
}
