package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jp.denwaban.answering.DigitGate.Report;
import jp.denwaban.answering.DigitGate.Source;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavFile;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.CallFlow;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Tick;
import jp.denwaban.guidance.PlanFile;
import jp.denwaban.guidance.PracticePlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of sox in the caller's leg, beside a card that reports them too. */
class EarsTest {
    private static final String FIVE = " sine 770 synth %1$s sine mix 1336 gain -12";
    private static final long FRAME_NANOS = LineAudio.FRAME_MILLIS * 1_000_000L;

    @TempDir Path folder;
    private final DigitGate gate = new DigitGate();
    private final Ears ears = new Ears(gate);
    private final List<Character> keys = new ArrayList<>();
    private Call call;
    private long now = 5_000_000_000L;

    @BeforeEach
    void aCallThatRang() throws Exception {
        PracticePlan.install(folder.resolve("guidance"));
        Tick rang = new Tick(now);
        call =
                new CallFlow()
                        .begin(
                                new CallNumber(1),
                                PlanFile.read(folder.resolve("guidance"))
                                        .at(LocalDateTime.of(2026, 4, 1, 10, 0)),
                                new CallEvent.Rang(rang),
                                Optional.empty())
                        .next();
    }

    /** 70 ms of tone and 50 ms of pause: the fastest dialling there is. */
    @ParameterizedTest
    @CsvSource({"40, 160", "-1, 160", "40, -1", "-1, -1", "110, 230", "300, 420"})
    void fiveFiveAtTheFastestDiallingIsTwoKeysWhateverTheCardReports(long first, long second)
            throws Exception {
        hears(dialled("0.07", "0.05", 2), first, second);

        assertThat(keys).containsExactly('5', '5');
    }

    @Test
    void aKeyHeldForTwoSecondsIsOneKey() throws Exception {
        hears(dialled("2", "0.3", 1), 40);

        assertThat(keys).containsExactly('5');
    }

    /** Two bursts of ring-back, and the second is cut when the station is released. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void whatIsLeftOfAReleasedDestinationIsNoAnswerOfTheNext(boolean released, int answers)
            throws Exception {
        Path wav = folder.resolve("ringback.wav");
        sox(
                "-n -r 8000 -b 16 -c 1 "
                        + wav
                        + " synth 1 sine 400 gain -16 pad 0 2 repeat 1 trim 0 3.6 pad 0 6");
        short[] leg = WavFile.read(wav).samples();
        ears.reached(call);
        int frame = LineAudio.FRAME_SAMPLES;
        int heard = 0;
        for (int at = 0; at + frame <= leg.length; at += frame) {
            now += FRAME_NANOS;
            if (released && at == 4 * LineAudio.RATE_HZ) {
                ears.stationReleased();
            }
            short[] staff = Arrays.copyOfRange(leg, at, at + frame);
            for (Function<Tick, CallEvent> fact : ears.hear(call, now, new short[frame], staff)) {
                if (fact.apply(new Tick(now)) instanceof CallEvent.DestinationAnswered) {
                    heard++;
                }
            }
        }
        assertThat(heard).isEqualTo(answers);
    }

    /** What is dialled from 100 ms on, and the card's reports in ms of that; below 0 is none. */
    private void hears(short[] sound, long... cardMillis) {
        int frame = LineAudio.FRAME_SAMPLES;
        for (int at = 0; at + frame <= sound.length; at += frame) {
            now += FRAME_NANOS; // a frame arrives when it is over
            for (long millis : cardMillis) {
                if (millis >= 0 && (100 + millis) * 8 / frame == at / frame) {
                    card('5');
                }
            }
            short[] caller = Arrays.copyOfRange(sound, at, at + frame);
            for (Function<Tick, CallEvent> fact : ears.hear(call, now, caller, new short[frame])) {
                if (fact.apply(new Tick(now)) instanceof CallEvent.DigitPressed pressed) {
                    keys.add(pressed.digit().key());
                }
            }
        }
    }

    private void card(char key) {
        if (gate.pass(Source.CARD, Report.at(key, now))) {
            keys.add(key);
        }
    }

    private short[] dialled(String tone, String pause, int times) throws Exception {
        Path one = folder.resolve("one.wav");
        Path all = folder.resolve("all.wav");
        sox(
                ("-n -r 8000 -b 16 -c 1 " + one + " synth %1$s" + FIVE + " pad 0 " + pause)
                        .formatted(tone));
        sox(one + " " + all + " repeat " + (times - 1) + " pad 0.1 0.6");
        return WavFile.read(all).samples();
    }

    private static void sox(String words) throws Exception {
        List<String> command = new ArrayList<>(List.of("sox", "-R"));
        command.addAll(List.of(words.split(" ")));
        Process sox = new ProcessBuilder(command).inheritIO().start();
        assertThat(sox.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(sox.exitValue()).isZero();
    }
}
