package jp.denwaban.line.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineEvent;
import jp.denwaban.line.LineEvent.AudioLost;
import jp.denwaban.line.LineEvent.BypassEntered;
import jp.denwaban.line.LineEvent.CallerIdReceived;
import jp.denwaban.line.LineEvent.CarRang;
import jp.denwaban.line.LineEvent.DigitReported;
import jp.denwaban.line.LineEvent.PortLost;
import jp.denwaban.line.LineEvent.ProgressReported;
import jp.denwaban.line.LineEvent.Ringing;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.Recorded;
import jp.denwaban.line.Route;
import jp.denwaban.line.Route.Way;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The driver against cards that misbehave in ways a real one only does on a bad day. */
@Execution(ExecutionMode.CONCURRENT) // real time: they wait together
class CardLineTest {
    private final PaperCard control = new PaperCard("control");
    private final PaperCard voice = new PaperCard("voice");
    private final Recorded heard = new Recorded();
    private TestLine line = new TestLine("inline");

    /** A card line over two sheets of paper. */
    private final class TestLine extends CardLine {
        TestLine(String profile) {
            this(shipped(profile));
        }

        TestLine(CardProfile profile) {
            super(new LineNumber(3), profile, new Sheets(), System::nanoTime);
        }
    }

    private final class Sheets implements CardPorts {
        @Override
        public BytePort openControl() {
            return control;
        }

        @Override
        public BytePort openVoice() {
            return voice;
        }
    }

    @AfterEach
    void close() {
        control.letGo();
        line.close();
    }

    @Test
    void openingRousesInitialisesAndAsksForTheState() throws Exception {
        line.open(heard);

        assertThat(control.commands())
                .startsWith("ATZ", "ATE0", "AT+FCLASS=8", "AT+VCID=1", "ATS0=0", "AT#STATE?");
        assertThat(voice.commands()).startsWith("ATZ", "ATE0", "AT+FCLASS=8", "AT+VSM=4,8000");
    }

    @Test
    void whatADeadPredecessorLeftRunningIsNotTakenForEvents() throws Exception {
        control.says("\u0010R\r\nRING\r\nNMBR=P\r\n\u00105");
        voice.says("garbage".repeat(500) + "\u0010l");
        line.open(heard);

        assertThat(heard.events()).isEmpty();
    }

    @Test
    void aCardFoundInBypassSaysSo() throws Exception {
        control.answers("AT#STATE?", "\r\n#STATE: BYPASS,ONHOOK\r\n\r\nOK\r\n");
        line.open(heard);

        assertThat(heard.events(BypassEntered.class))
                .extracting(BypassEntered::cause)
                .containsExactly(LineEvent.BypassCause.UNKNOWN);
    }

    @Test
    void aCardThatRefusesItsInitialisationIsRefused() {
        control.answers("AT+FCLASS=8", "\r\nERROR\r\n");

        assertFails(Kind.REFUSED, () -> line.open(heard));
        until(() -> assertThat(control.closed()).isTrue());
        assertThat(heard.events()).isEmpty();
    }

    @Test
    void aSilentCardIsLostWithinItsDeadlineAndToldOnce() throws Exception {
        line.open(heard);
        control.answers("AT#BRIDGE", "");

        long before = System.nanoTime();
        assertFails(Kind.PORT_LOST, line::bridge);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        until(() -> assertThat(heard.events(PortLost.class)).hasSize(1));
        until(() -> assertThat(control.closed() && voice.closed()).isTrue());
        assertFails(Kind.PORT_LOST, line::hangUp);
        assertThat(heard.events(PortLost.class))
                .extracting(PortLost::port)
                .containsExactly("control");
    }

    @Test
    void anIdleCardThatDiesIsFoundByItsHeartbeat() throws Exception {
        line.open(heard);
        control.answers("AT#STATE?", "");

        await().atMost(Duration.ofSeconds(6))
                .untilAsserted(() -> assertThat(heard.events(PortLost.class)).hasSize(1));
    }

    @Test
    void aDeadVoicePortIsFoundByItsOwnHeartbeat() throws Exception {
        line.open(heard);
        voice.answers("AT", "");

        await().atMost(Duration.ofSeconds(6))
                .untilAsserted(
                        () ->
                                assertThat(heard.events(PortLost.class))
                                        .extracting(PortLost::port)
                                        .containsExactly("voice"));
    }

    @Test
    void oneReplyLostOnTheWireDoesNotCostTheLine() throws Exception {
        line.open(heard);
        control.overhears("AT#FEED");
        line.feedWatchdog();
        control.answers("AT#BRIDGE", "\r\nERROR\r\n");

        assertFails(Kind.REFUSED, line::bridge);
        assertThat(control.commands()).filteredOn("AT#FEED"::equals).hasSize(2);
        assertThat(heard.events(PortLost.class)).isEmpty();
    }

    @Test
    void aStaleOkIsNotTakenForTheNextResult() throws Exception {
        line.open(heard);
        control.answers("AT#BRIDGE", "\r\nERROR\r\n");
        control.says("\r\nOK\r\n\r\nOK\r\n");

        assertFails(Kind.REFUSED, line::bridge);
    }

    @Test
    void unaskedWordsComeThroughInTheMiddleOfACommand() throws Exception {
        line.open(heard);
        control.answers(
                "AT#BRIDGE",
                "\u0010/\u00105\u00105\u0010~\r\nNMBR=C\r\n\u0010b#RELAY: BYPASS,WATCHDOG\r\n"
                        + "\r\nOK\r\n");
        line.bridge();

        assertThat(heard.events(DigitReported.class))
                .extracting(DigitReported::digit)
                .containsExactly('5');
        assertThat(heard.events(CallerIdReceived.class))
                .extracting(CallerIdReceived::callerId)
                .containsExactly(CallerId.Absent.PAYPHONE);
        assertThat(heard.events(ProgressReported.class)).hasSize(1);
        assertThat(heard.events(BypassEntered.class))
                .extracting(BypassEntered::cause)
                .containsExactly(LineEvent.BypassCause.WATCHDOG);
    }

    @Test
    void aShortRingThatOnlyBringsTheNumberIsToldApart() throws Exception {
        line.open(heard);
        control.says("DROF=0\r\nDRON=5\r\n\u0010R");
        control.says("NMBR=0112510110\r\n");
        until(() -> assertThat(heard.events(CallerIdReceived.class)).hasSize(1));
        control.says("DROF=20\r\nDRON=10\r\n\u0010R");

        until(() -> assertThat(heard.events(Ringing.class)).hasSize(1));
        assertThat(heard.events(CarRang.class)).hasSize(1);
    }

    @Test
    void aBellToldAtItsBeginningAndAgainByItsLengthIsOneRing() throws Exception {
        line.open(heard);
        control.says("\u0010R");
        until(() -> assertThat(heard.events(Ringing.class)).hasSize(1));
        control.says("DRON=10\r\nNMBR=0112510110\r\n");
        until(() -> assertThat(heard.events(CallerIdReceived.class)).hasSize(1));

        assertThat(heard.events(Ringing.class)).hasSize(1);
        assertThat(heard.events(CarRang.class)).isEmpty();
    }

    @Test
    void theLegsOfTheStreamAreTakenApartByteByByte() throws Exception {
        line.open(heard);
        line.answer();
        byte[] pairs = new byte[4 * LineAudio.FRAME_SAMPLES];
        for (int i = 0; i < pairs.length; i += 2) {
            pairs[i] = MuLaw.encode((short) 1000);
            pairs[i + 1] = MuLaw.encode((short) -2000);
        }
        voice.says(Arrays.copyOfRange(pairs, 0, 333));
        voice.says(Arrays.copyOfRange(pairs, 333, pairs.length));

        until(() -> assertThat(heard.frames()).isEqualTo(2));
        assertThat(heard.caller()).containsOnly(MuLaw.decode(MuLaw.encode((short) 1000)));
        assertThat(heard.staff()).containsOnly(MuLaw.decode(MuLaw.encode((short) -2000)));
    }

    @Test
    void aLostByteDoesNotSwapTheLegsBeyondTheNextCode() throws Exception {
        line.open(heard);
        line.answer();
        byte[] odd = new byte[2 * 160 + 1];
        Arrays.fill(odd, MuLaw.SILENCE);
        voice.says(odd);
        voice.says("\u0010s");
        byte[] pairs = new byte[2 * 160];
        for (int i = 0; i < pairs.length; i += 2) {
            pairs[i] = 0;
            pairs[i + 1] = MuLaw.SILENCE;
        }
        voice.says(pairs);

        until(() -> assertThat(heard.frames()).isEqualTo(2));
        assertThat(heard.staff()).containsOnly((short) 0);
    }

    @Test
    void whatIsHeardPacesWhatIsSent() throws Exception {
        line.open(heard);
        line.answer();
        until(() -> assertThat(voice.streamedBytes()).isEqualTo(4 * 160));
        byte[] second = new byte[50 * 320];
        Arrays.fill(second, MuLaw.SILENCE);
        voice.says(second);

        until(() -> assertThat(voice.streamedBytes()).isEqualTo((4 + 50) * 160));
    }

    @Test
    void timeNeverGoesBackInABacklog() throws Exception {
        line.open(heard);
        line.answer();
        voice.says(new byte[40 * 320]);

        until(() -> assertThat(heard.frames()).isEqualTo(40));
        assertThat(heard.times()).isSorted();
    }

    @Test
    void aCardThatRanDryIsFilledUpAgainAndNotMore() throws Exception {
        line.open(heard);
        line.answer();
        byte[] frames = new byte[10 * 320 + 2];
        Arrays.fill(frames, MuLaw.SILENCE);
        frames[frames.length - 2] = 0x10;
        frames[frames.length - 1] = 'u';
        voice.says(frames);

        until(() -> assertThat(voice.streamedBytes()).isEqualTo((4 + 4) * 160));
        assertThat(heard.frames()).isEqualTo(10);
    }

    @Test
    void aStreamThatTheCardBreaksOffIsOpenedAgain() throws Exception {
        line.open(heard);
        line.answer();
        voice.breaksOff();

        until(() -> assertThat(voice.commands()).filteredOn("AT+VTR"::equals).hasSize(2));
        voice.says(new byte[320]);
        until(() -> assertThat(heard.frames()).isEqualTo(1));
        assertThat(heard.events(PortLost.class)).isEmpty();
    }

    @Test
    void aStreamThatBreaksOffJustBeforeTheHangUpLeavesAHealthyLine() throws Exception {
        line = new TestLine("v253");
        line.open(heard);
        line.answer();
        control.answers("AT+VTR", "");
        control.breaksOff();
        until(() -> assertThat(control.commands()).filteredOn("AT+VTR"::equals).hasSize(2));
        CompletableFuture<Void> hungUp = new CompletableFuture<>();
        Thread call = new Thread(() -> hangUp(hungUp), "call");
        call.start();
        until(() -> assertThat(call.getState()).isIn(State.WAITING, State.TIMED_WAITING));
        control.connects();
        hungUp.get(5, TimeUnit.SECONDS);

        await().during(Duration.ofMillis(2500))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(heard.events(PortLost.class)).isEmpty());
    }

    private void hangUp(CompletableFuture<Void> done) {
        try {
            line.hangUp();
            done.complete(null);
        } catch (LineException e) {
            done.completeExceptionally(e);
        }
    }

    @Test
    void aStreamThatFallsSilentIsALostPort() throws Exception {
        line.open(heard);
        line.answer();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(heard.events(PortLost.class)).hasSize(1));
    }

    @Test
    void audioLostInsideTheCardIsTold() throws Exception {
        line.open(heard);
        line.answer();
        voice.says("\u0010o");

        until(() -> assertThat(heard.events(AudioLost.class)).hasSize(1));
    }

    /** Real noise can hit any code, so events may come; but the line lives and takes commands. */
    @Test
    void noiseOnTheWireNeverKillsTheLine() throws Exception {
        long seed = 20260102L;
        System.out.println("noise seed " + seed);
        Random random = new Random(seed);
        line.open(heard);
        line.answer();
        byte[] noise = new byte[2000];
        for (int n = 0; n < 60; n++) {
            random.nextBytes(noise);
            control.says(noise);
            for (int i = 0; i + 1 < noise.length; i++) {
                if (noise[i] == 0x10 && noise[i + 1] == 0x03) {
                    noise[i] = 0; // an end code would be obeyed, rightly
                }
            }
            voice.says(noise);
        }
        voice.says("x\u0010s");
        control.says("\r\n");
        line.bridge();
        int frames = heard.frames();
        voice.says(new byte[320 * 4]);

        until(() -> assertThat(heard.frames()).isGreaterThan(frames));
        line.hangUp();
        assertThat(heard.events(PortLost.class)).isEmpty();
    }

    @Test
    void closingNeverWaitsForAPortThatHangs() throws Exception {
        line.open(heard);
        control.hangsOnClose();
        long before = System.nanoTime();
        line.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(heard.events(PortLost.class)).isEmpty();
    }

    @Test
    void longNumbersGoInPiecesSoThatTheWatchdogIsFedBetween() throws Exception {
        line.open(heard);
        line.routeTo(new Route(Way.DIAL_IN, "12345678"));

        assertThat(control.commands())
                .containsSubsequence("AT#SEIZE", "AT#DIAL=123456", "AT#DIAL=78");
    }

    @Test
    void inBandTheStreamPausesForAFlashAndGoesOn() throws Exception {
        line = new TestLine("v253");
        line.open(heard);
        line.answer();
        line.routeTo(new Route(Way.FLASH, "231"));
        List<String> commands = control.commands();

        assertThat(commands)
                .containsSubsequence("AT+VLS=1", "AT+VTR", "AT+VTS=!", "AT+VTS=2,3,1", "AT+VTR");
        long flash = control.commandTimes().get(commands.indexOf("AT+VTS=!"));
        long digits = control.commandTimes().get(commands.indexOf("AT+VTS=2,3,1"));
        assertThat(Duration.ofNanos(digits - flash)).isGreaterThan(Duration.ofMillis(1500));
        line.hangUp();
        assertThat(control.commands()).last().isEqualTo("AT+VLS=0");
    }

    @Test
    void aDestinationIsSeizedFirstAndDialledWhenTheCallSaysSo() throws Exception {
        line.open(heard);
        assertThat(line.seize(new Route(Way.DIAL_IN, "231"))).isTrue();
        assertThat(control.commands()).endsWith("AT#SEIZE");
        line.sendDigits(new Route(Way.DIAL_IN, "231"));
        assertThat(control.commands()).endsWith("AT#DIAL=231");
        assertThat(line.seize(new Route(Way.ATTENDANT, ""))).isFalse();
        assertThat(control.commands()).endsWith("AT#ATT");
    }

    @Test
    void aFlashIsHalvedSoThatTheSecondDialToneIsListenedForAndTheCallerTakenBack()
            throws Exception {
        line = new TestLine("v253");
        line.open(heard);
        line.answer();
        assertThat(line.seize(new Route(Way.FLASH, "231"))).isTrue();
        assertThat(control.commands()).endsWith("AT+VTS=!", "AT+VTR");
        line.sendDigits(new Route(Way.FLASH, "231"));
        assertThat(control.commands()).endsWith("AT+VTS=2,3,1", "AT+VTR");
        line.takeBack();
        assertThat(control.commands()).endsWith("AT+VTS=!", "AT+VTR");
    }

    @Test
    void polaritySilenceAndCallWaitingCodesAreNoHangUp() throws Exception {
        line.open(heard);
        line.answer();
        control.says("\u0010L\u0010s\u0010q\u0010L\u00100");

        until(() -> assertThat(heard.events(DigitReported.class)).hasSize(1));
        assertThat(heard.events()).hasSize(1);
    }

    @Test
    void inBandWhatTheModemCannotDoIsUnsupported() throws Exception {
        line = new TestLine("v253");
        line.open(heard);

        assertFails(Kind.UNSUPPORTED, line::bridge);
        assertFails(Kind.UNSUPPORTED, line::feedWatchdog);
        assertFails(Kind.UNSUPPORTED, () -> line.routeTo(new Route(Way.DIAL_IN, "231")));
        assertFails(Kind.UNSUPPORTED, () -> line.routeTo(new Route(Way.ATTENDANT, "")));
    }

    @Test
    void aCommandTheModemNeedNotKnowMayBeRefused() throws Exception {
        line = new TestLine("v253");
        control.answers("AT+VTD=10", "\r\nERROR\r\n");
        line.open(heard);

        assertThat(control.commands()).contains("ATS0=0");
    }

    @Test
    void commandsToASlowCardAreSpaced() throws Exception {
        line = new TestLine("v253");
        line.open(heard);
        List<Long> times = control.commandTimes();

        for (int i = 1; i < 6; i++) {
            assertThat(times.get(i) - times.get(i - 1)).isGreaterThan(100_000_000L);
        }
    }

    @Test
    void oneMixedLegIsTheCallersAndTheStaffsIsSilent() throws Exception {
        line = new TestLine("v253");
        line.open(heard);
        line.answer();
        control.says(new byte[160]);

        until(() -> assertThat(heard.frames()).isEqualTo(1));
        assertThat(heard.caller()).containsOnly((short) -32124);
        assertThat(heard.staff()).containsOnly((short) 0);
    }

    @Test
    void aModemThatWantsAllFourNumbersIsGivenThem() throws Exception {
        line = new TestLine("v253");
        control.answers("AT+VSM=?", "\r\n131,\"ULAW\",8,0,(8000),(0),(0)\r\n\r\nOK\r\n");
        control.answers("AT+VSM=131,8000", "\r\nERROR\r\n");
        line.open(heard);

        assertThat(control.commands()).contains("AT+VSM=131,8000,0,0", "ATS0=0");
    }

    @Test
    void aModemWithLinearBytesOnlyIsHeardAsSuch() throws Exception {
        line = new TestLine("v253");
        control.answers("AT+VSM=?", "\r\n128,\"8-BIT LINEAR\",(7200,8000)\r\n\r\nOK\r\n");
        line.open(heard);
        line.answer();
        byte[] sound = new byte[160];
        Arrays.fill(sound, (byte) 0x90);
        control.says(sound);

        assertThat(control.commands()).contains("AT+VSM=128,8000");
        until(() -> assertThat(heard.frames()).isEqualTo(1));
        assertThat(heard.caller()).containsOnly((short) 0x1000);
    }

    @Test
    void aModemWithoutACodingOfOursIsRefused() {
        line = new TestLine("v253");
        control.answers("AT+VSM=?", "\r\n129,\"IMA ADPCM\",4,0,(8000),(0),(0)\r\n\r\nOK\r\n");

        assertFails(Kind.REFUSED, () -> line.open(heard));
    }

    @Test
    void aModemWhoseListHasOtherRatesOnlyIsRefusedAndNotTried() {
        line = new TestLine("v253");
        control.answers("AT+VSM=?", "\r\n4,\"ULAW\",8,0,(7200,11025),(0),(0)\r\n\r\nOK\r\n");

        assertFails(Kind.REFUSED, () -> line.open(heard));
        assertThat(control.commands()).noneMatch(command -> command.startsWith("AT+VSM=4"));
    }

    @Test
    void aGainThatMustBeTakenAndIsRefusedIsNotCalledACoding() {
        CardProfile strict = shipped("v253");
        Map<String, String> commands = new HashMap<>(strict.commands());
        commands.computeIfPresent(
                "initialise", (key, steps) -> steps.replace("?AT+VGR={vgr}", "AT+VGR={vgr}"));
        line =
                new TestLine(
                        new CardProfile(
                                strict.name(),
                                commands,
                                strict.controlBaud(),
                                strict.voiceBaud(),
                                strict.separateVoicePort(),
                                strict.bothLegs(),
                                strict.answeredEvent(),
                                strict.commandDeadline(),
                                strict.commandSpacing(),
                                strict.companding(),
                                strict.lineAudio()));
        control.answers("AT+VGR=128", "\r\nERROR\r\n");

        assertThatThrownBy(() -> line.open(heard)).hasMessageContaining("refused initialise");
    }

    @Test
    void gainsAreNominalOrAsNearToItAsTheModemGoes() throws Exception {
        line = new TestLine("v253");
        control.answers("AT+VGR=?", "\r\n(121-134)\r\n\r\nOK\r\n");
        control.answers("AT+VGT=?", "\r\n+VGT: (0-100)\r\n\r\nOK\r\n");
        line.open(heard);

        assertThat(control.commands()).contains("AT+VGR=128", "AT+VGT=100");
    }

    private static CardProfile shipped(String name) {
        try {
            return CardProfileFile.shipped(name);
        } catch (CardProfileException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFails(Kind kind, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        LineException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static void until(org.awaitility.core.ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(assertion);
    }
}
