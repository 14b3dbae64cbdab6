package jp.denwaban.tone;

import static jp.denwaban.tone.ProgressHeard.Kind.BUSY;
import static jp.denwaban.tone.ProgressHeard.Kind.DIAL_TONE;
import static jp.denwaban.tone.ProgressHeard.Kind.RING_BACK_BURST;
import static jp.denwaban.tone.ProgressHeard.Kind.RING_BACK_STOPPED;
import static jp.denwaban.tone.ProgressHeard.Kind.SECOND_DIAL_TONE;
import static jp.denwaban.tone.ProgressHeard.Kind.SILENCE;
import static jp.denwaban.tone.ProgressHeard.Kind.VOICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.denwaban.tone.ProgressHeard.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Japan's progress tones as sox makes them, with the tolerances of the law. A real exchange is not
 * here: how deeply it modulates its ring-back is known only on the spot.
 */
class ProgressDetectorTest {
    private static final String RING = "synth 1 sine 400 tremolo 16 90 gain -15";
    private static final String RING_PAUSE = "trim 0 2";
    private static final String BUSY_ON = "synth 0.5 sine 400 gain -15";
    private static final String BUSY_OFF = "trim 0 0.5";

    @TempDir Path folder;
    private Sox sox;

    @BeforeEach
    void aFreshFolder() {
        sox = new Sox(folder);
    }

    @Test
    void threeBurstsAreHeardAndTheirStoppingAfterTwoAndAHalfSeconds() throws Exception {
        short[] leg =
                sox.samples("trim 0 0.7", RING, RING_PAUSE, RING, RING_PAUSE, RING, "trim 0 4");

        List<ProgressHeard> heard = hear(leg);

        assertThat(kinds(heard))
                .containsExactly(
                        RING_BACK_BURST, RING_BACK_BURST, RING_BACK_BURST, RING_BACK_STOPPED);
        assertThat(heard.get(0).startSample()).isBetween(5600L - 200, 5600L + 400);
        // The last burst ends 7.7 s after the beginning.
        assertThat(heard.get(3).startSample()).isBetween(61600L - 200, 61600L + 200);
        assertThat(heard.get(3).atSample()).isBetween(61600L + 20000, 61600L + 20400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synth 1.2 sine 400 tremolo 15 100 gain -15",
                "synth 0.8 sine 400 tremolo 20 60 gain -35",
                "synth 1 sine 412 tremolo 16 90 gain -3",
                "synth 1 sine 388 tremolo 20 100 gain -20",
                "synth 1 sine 400 gain -15", // a PBX that does not modulate
                "synth 0.35 sine 400 tremolo 16 90 gain -15", // cut short by the answer
            })
    void everyLegalBurstIsARingBack(String burst) throws Exception {
        assertThat(kinds(hear(sox.samples("trim 0 1", burst, "trim 0 3"))))
                .containsExactly(RING_BACK_BURST, RING_BACK_STOPPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5 400 0.5 -15",
                "0.4 400 0.6 -15",
                "0.6 400 0.4 -30",
                "0.5 412 0.5 -15",
                "0.5 388 0.5 -3",
            })
    void busyIsHeardAfterFourCycles(String words) throws Exception {
        String[] word = words.split(" ");
        String on = "synth " + word[0] + " sine " + word[1] + " gain " + word[3];
        String off = "trim 0 " + word[2];

        List<ProgressHeard> heard =
                hear(sox.samples("trim 0 1", on, off, on, off, on, off, on, off, on, off, on));

        assertThat(kinds(heard)).containsExactly(BUSY);
        assertThat(heard.get(0).startSample()).isBetween(8000L - 200, 8000L + 200);
        assertThat(heard.get(0).atSample()).isBetween(8000L + 27000, 8000L + 33000);
    }

    @Test
    void threePulsesAreNotBusy() throws Exception {
        assertThat(hear(sox.samples(BUSY_ON, BUSY_OFF, BUSY_ON, BUSY_OFF, BUSY_ON, "trim 0 5")))
                .isEmpty();
    }

    @Test
    void ringBackThatTurnsBusyHasNotStopped() throws Exception {
        String[] pieces = new String[14];
        pieces[0] = RING;
        pieces[1] = RING_PAUSE;
        pieces[2] = RING;
        pieces[3] = "trim 0 1";
        for (int i = 4; i < 14; i += 2) {
            pieces[i] = BUSY_ON;
            pieces[i + 1] = BUSY_OFF;
        }

        assertThat(kinds(hear(sox.samples(pieces))))
                .containsExactly(RING_BACK_BURST, RING_BACK_BURST, BUSY);
    }

    @Test
    void dialToneIsHeardAfterABurstWouldHaveEnded() throws Exception {
        List<ProgressHeard> heard = hear(sox.samples("trim 0 1", "synth 6 sine 400 gain -20"));

        assertThat(kinds(heard)).containsExactly(DIAL_TONE);
        assertThat(heard.get(0).atSample()).isBetween(8000L + 8000, 8000L + 16000);
    }

    @Test
    void secondDialToneIsHeardBeforeItTurnsIntoADialTone() throws Exception {
        String burst = "synth 0.2 sine 400 gain -15";
        String gap = "trim 0 0.2";

        assertThat(
                        kinds(
                                hear(
                                        sox.samples(
                                                burst,
                                                gap,
                                                burst,
                                                gap,
                                                burst,
                                                gap,
                                                "synth 3 sine 400 gain -15"))))
                .containsExactly(SECOND_DIAL_TONE, DIAL_TONE);
    }

    @Test
    void callWaitingIsNoHangUp() throws Exception {
        String waiting = "synth 0.5 sine 400 tremolo 16 90 gain -15";
        String pause = "trim 0 7.5";

        assertThat(
                        kinds(
                                hear(
                                        sox.samples(
                                                waiting, pause, waiting, pause, waiting, pause,
                                                waiting, pause, waiting, pause))))
                .doesNotContain(BUSY, DIAL_TONE, VOICE);
    }

    @Test
    void aVoiceIsHeardOnceAndAtItsBeginning() throws Exception {
        // Pink noise through a formant stands for a voice: sound that is no tone.
        List<ProgressHeard> heard =
                hear(sox.samples(RING, "trim 0 1", "synth 2 pinknoise band 600 400 gain -n -12"));

        assertThat(kinds(heard)).startsWith(RING_BACK_BURST, VOICE).containsOnlyOnce(VOICE);
        assertThat(heard.get(1).startSample()).isBetween(16000L - 320, 16000L + 800);
        assertThat(heard.get(1).atSample()).isLessThan(16000 + 4800);
    }

    @Test
    void aClickAndOurOwnDigitsAreNoVoice() throws Exception {
        short[] click = sox.samples("trim 0 0.5", "synth 0.03 whitenoise gain -6", "trim 0 1");
        short[] digits = ToneGenerator.digits("231").rest();

        assertThat(hear(click)).isEmpty();
        assertThat(hear(digits)).isEmpty();
    }

    @Test
    void silenceAndAQuietLineSayNothing() throws Exception {
        assertThat(hear(sox.samples("trim 0 5", "synth 5 whitenoise gain -60"))).isEmpty();
    }

    @Test
    void aLongSilenceIsToldOnceAndAgainAfterTheNextSound() throws Exception {
        List<ProgressHeard> heard = new ArrayList<>();
        ProgressDetector detector = new ProgressDetector(heard::add, Duration.ofSeconds(3));
        String noise = "synth 8 whitenoise gain -50";

        detector.accept(sox.samples(noise, "synth 0.3 sine 400 gain -15"));
        assertThat(detector.silence()).isLessThan(Duration.ofMillis(50));
        detector.accept(sox.samples("synth 2 whitenoise gain -50"));
        assertThat(detector.silence()).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(2));
        detector.restartSilence(); // the legs were joined
        detector.accept(sox.samples(noise));

        assertThat(kinds(heard)).containsExactly(SILENCE, SILENCE);
        assertThat(heard.get(0).atSample()).isEqualTo(3 * 8000);
        assertThat(heard.get(1).startSample()).isEqualTo(103 * 800);
        assertThat(heard.get(1).atSample()).isEqualTo(133 * 800);
    }

    @Test
    void aClickDoesNotEndASilence() throws Exception {
        List<ProgressHeard> heard = new ArrayList<>();
        ProgressDetector detector = new ProgressDetector(heard::add, Duration.ofSeconds(3));

        detector.accept(sox.samples("trim 0 2", "synth 0.01 whitenoise gain -6", "trim 0 2"));

        assertThat(kinds(heard)).containsExactly(SILENCE);
    }

    @Test
    void framesOfAnySizeAreHeardAlike() throws Exception {
        short[] leg = sox.samples(RING, "trim 0 1", "synth 2 pinknoise band 600 400 gain -n -12");
        List<ProgressHeard> expected = hear(leg);

        for (int size : new int[] {1, 7, 40, 441, leg.length}) {
            List<ProgressHeard> heard = new ArrayList<>();
            ProgressDetector detector = new ProgressDetector(heard::add);
            for (int at = 0; at < leg.length; at += size) {
                detector.accept(Arrays.copyOfRange(leg, at, Math.min(leg.length, at + size)));
            }
            assertThat(heard).as("frames of %d", size).isEqualTo(expected).isNotEmpty();
        }
    }

    @Test
    void nothingIsAllocatedWhileItListens() {
        ProgressDetector detector = new ProgressDetector(progress -> {});
        ToneGenerator ring = ToneGenerator.ringBack();
        short[] frame = new short[160];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        for (int frames = 0; frames < 50 * 60; frames++) {
            ring.fill(frame);
            detector.accept(frame);
        }

        // A minute of ring-back: 20 events, some hundred bytes of the bean.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4096);
    }

    @Test
    void theGeneratorsTonesAreHeardForWhatTheyAre() {
        assertThat(kinds(hear(ToneGenerator.ringBack().next(9 * 8000))))
                .containsOnly(RING_BACK_BURST)
                .hasSize(3);
        assertThat(kinds(hear(ToneGenerator.busy().next(6 * 8000)))).containsExactly(BUSY);
        assertThat(kinds(hear(ToneGenerator.dialTone().next(6 * 8000)))).containsExactly(DIAL_TONE);
        assertThat(kinds(hear(ToneGenerator.secondDialTone().next(6 * 8000))))
                .containsExactly(SECOND_DIAL_TONE, DIAL_TONE);
    }

    private static List<ProgressHeard> hear(short[] leg) {
        List<ProgressHeard> heard = new ArrayList<>();
        ProgressDetector detector = new ProgressDetector(heard::add);
        for (int at = 0; at < leg.length; at += 160) {
            detector.accept(Arrays.copyOfRange(leg, at, Math.min(leg.length, at + 160)));
        }
        return heard;
    }

    private static List<Kind> kinds(List<ProgressHeard> heard) {
        return heard.stream().map(ProgressHeard::kind).toList();
    }
}
