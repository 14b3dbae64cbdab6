package jp.denwaban.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.audio.WavFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Imitated here: telephones as bad as the law allows (±1.5 %, 50/30 ms, twist, level), a line with
 * noise, dial tone and a leaking prompt, machine voices. Not shown: real telephones, real lines,
 * hours of human speech; a conformity suite has to show those.
 *
 * <p>The tones come from sox or from the sine below, never from our own generator; their
 * frequencies are those of ITU-T Q.23, written anew.
 */
class DtmfDetectorTest {
    private static final String KEYS = "123A456B789C*0#D";
    private static final int[] LOW = {697, 770, 852, 941};
    private static final int[] HIGH = {1209, 1336, 1477, 1633};

    /** Amplitude of a sine at 0 dBm0: −3.14 dBFS peak. */
    private static final double A0 = 32768 * Math.pow(10, -3.14 / 20);

    private static final long SEED = 20261123;

    @TempDir Path folder;

    @Test
    void everyKeyThatSoxPlaysIsHeardWhereItStands() throws Exception {
        Sox sox = new Sox(folder);
        List<String> pieces = new ArrayList<>(List.of("trim 0 0.5"));
        for (int key = 0; key < 16; key++) {
            pieces.add(
                    "synth 0.1 sine %d synth 0.1 sine mix %d gain -6"
                            .formatted(LOW[key / 4], HIGH[key % 4]));
            pieces.add("trim 0 0.08");
        }

        List<DigitHeard> heard = hear(sox.samples(pieces.toArray(String[]::new)));

        assertThat(keys(heard)).isEqualTo(KEYS);
        for (int i = 0; i < 16; i++) {
            double startMillis = 500 + i * 180;
            assertThat(heard.get(i).startSample() / 8.0).isCloseTo(startMillis, within(5.0));
            assertThat(heard.get(i).endSample() / 8.0).isCloseTo(startMillis + 100, within(5.0));
        }
    }

    @Test
    void levelAndTwistAreMeasured() {
        short[] leg = leg("5", 100, 80, 0, -20, -24);

        DigitHeard five = hear(leg).get(0);

        assertThat(five.levelDbm0()).isCloseTo(-20, within(0.5));
        assertThat(five.twistDb()).isCloseTo(-4, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({
        // tone ms, pause ms, offset of each tone, low dBm0, high dBm0
        "100, 80, 0, -10, -8",
        "50, 70, 0.015, -10, -10",
        "50, 30, -0.015, -10, -10",
        "60, 60, 0.015, -39, -39",
        "60, 60, 0.015, 0, 0",
        "60, 60, -0.015, -10, -18", // twist −8 dB
        "60, 60, 0.015, -16, -10", // twist +6 dB
    })
    void everythingALegalTelephoneSendsIsHeard(
            int toneMillis, int pauseMillis, double offset, double low, double high) {
        String sent = random(400);

        assertThat(keys(hear(leg(sent, toneMillis, pauseMillis, offset, low, high))))
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "60, 60, 0.035, -10, -10", // another frequency
        "60, 60, -0.035, -10, -10",
        "60, 60, 0, -55, -55", // cross-talk
        "23, 60, 0, -10, -10", // too short
        "60, 60, 0, -10, -30", // twist of a voice
        "60, 60, 0, -30, -10",
    })
    void whatIsNoDigitIsNotHeard(
            int toneMillis, int pauseMillis, double offset, double low, double high) {
        assertThat(hear(leg(random(200), toneMillis, pauseMillis, offset, low, high))).isEmpty();
    }

    @Test
    void aBreakOfTenMillisecondsDoesNotDoubleADigitButAPauseDoes() {
        short[] broken = leg("7", 120, 80, 0, -10, -10);
        Arrays.fill(broken, 800 + 480 - 40, 800 + 480 + 40, (short) 0);

        assertThat(keys(hear(broken))).isEqualTo("7");
        assertThat(keys(hear(leg("7777", 60, 25, 0, -10, -10)))).isEqualTo("7777");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 15, 10})
    void digitsAreHeardThroughNoise(int snrDb) {
        Random random = new Random(SEED);
        String sent = random(200);
        short[] leg = leg(sent, 70, 70, 0.01, -15, -15);
        double noise = A0 * Math.pow(10, -15 / 20.0) * Math.pow(10, -snrDb / 20.0);

        assertThat(keys(hear(plus(leg, i -> noise * random.nextGaussian())))).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, -20, -36})
    void theCompandingOfTheLineSpoilsNothing(double dbm0) {
        String sent = random(200);
        short[] leg = leg(sent, 60, 60, -0.015, dbm0, dbm0);
        for (int i = 0; i < leg.length; i++) {
            leg[i] = MuLaw.decode(MuLaw.encode(leg[i]));
        }

        assertThat(keys(hear(leg))).isEqualTo(sent);
    }

    @Test
    void digitsAreHeardOverADialTone() {
        String sent = random(200);
        short[] leg = leg(sent, 70, 70, 0.01, -15, -15);
        double tone = A0 * Math.pow(10, -14 / 20.0);

        assertThat(keys(hear(plus(leg, i -> tone * Math.sin(2 * Math.PI * 400 * i / 8000)))))
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"60, -10", "60, -20", "60, -26", "90, -10", "90, -20"}) // ms, dB
    void theEchoOfAKeyIsNoOtherPress(int delayMillis, int db) {
        String sent = random(200);
        short[] leg = leg(sent, 100, 300, 0, -8, -8);
        double strength = Math.pow(10, db / 20.0);
        int delay = 8 * delayMillis;

        assertThat(keys(hear(plus(leg, i -> i < delay ? 0 : strength * leg[i - delay]))))
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(ints = {-12, -8, -5, 5, 8, 12})
    void aKeyWhoseLevelJumpsIsOnePress(int db) {
        String sent = random(200);
        short[] leg = leg(sent, 500, 500, 0, -20, -20);
        double more = Math.pow(10, db / 20.0) - 1;
        // Half a second of silence, then a key a second: its second half is weaker or louder.
        assertThat(keys(hear(plus(leg, i -> (i - 4000) % 8000 < 2000 ? 0 : more * leg[i]))))
                .isEqualTo(sent);
    }

    /** Longer than 10 s, so it was told while it was down. */
    @Test
    void aKeyHeldForLongIsOnePressAlsoWhenItBecomesWeaker() {
        short[] leg = leg("5", 16_000, 80, 0, -18, -18);

        assertThat(keys(hear(plus(leg, i -> i < 12 * 8000 ? 0 : -0.5 * leg[i])))).isEqualTo("5");
    }

    @Test
    void aKeyPressedWhileAVoiceLeaksIsHeardOnce() throws Exception {
        short[] voice = voice("en-us", 50);
        String sent = random(200);
        short[] leg = leg(sent, 100, 80, 0.01, -12, -12);
        // The voice is normalised to −20 dBFS below; −26 dBFS is 15 dB under the pair of tones.
        assertThat(keys(hear(plus(leg, i -> 0.5 * voice[i % voice.length])))).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-us", "de", "fr-fr", "it", "ru"})
    void aVoiceIsNoKey(String language) throws Exception {
        for (int pitch : new int[] {20, 50, 80}) {
            assertThat(hear(voice(language, pitch))).as("%s pitch %d", language, pitch).isEmpty();
        }
    }

    @Test
    void aKeyHeldDownIsKnownBeforeItIsLetGo() {
        DtmfDetector detector = new DtmfDetector(digit -> {});
        short[] leg = leg("1", 1000, 80, 0, -10, -10);

        detector.accept(Arrays.copyOfRange(leg, 0, 800 + 480));
        assertThat(detector.sounding()).isTrue();
        detector.accept(Arrays.copyOfRange(leg, 800 + 480, leg.length));
        assertThat(detector.sounding()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 37, 160, 4000})
    void theSizeOfAFrameDoesNotMatter(int frame) {
        short[] leg = leg("0123456789*#ABCD", 60, 60, 0.01, -10, -10);
        List<DigitHeard> heard = new ArrayList<>();
        DtmfDetector detector = new DtmfDetector(heard::add);
        for (int at = 0; at < leg.length; at += frame) {
            detector.accept(Arrays.copyOfRange(leg, at, Math.min(leg.length, at + frame)));
        }

        assertThat(heard).isEqualTo(hear(leg));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, 1e30f})
    void aSampleThatIsNoSoundIsForgotten(float sample) {
        List<DigitHeard> heard = new ArrayList<>();
        DtmfDetector detector = new DtmfDetector(heard::add);

        detector.accept(new float[] {sample}, 1);
        short[] leg = leg(KEYS, 60, 60, 0, -10, -10);
        for (int at = 0; at < leg.length; at += 160) {
            detector.accept(Arrays.copyOfRange(leg, at, Math.min(leg.length, at + 160)));
        }

        assertThat(keys(heard)).isEqualTo(KEYS);
    }

    @Test
    void nothingIsAllocatedForAFrame() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        DtmfDetector detector = new DtmfDetector(digit -> {});
        ProgressDetector progress = new ProgressDetector(heard -> {});
        short[] frame = plus(new short[160], i -> 1000 * Math.sin(i));
        long before = 0;
        for (int i = 0; i < 20_000; i++) {
            if (i == 10_000) { // by then everything is loaded and compiled
                before = thread.getCurrentThreadAllocatedBytes();
            }
            detector.accept(frame);
            progress.accept(frame);
        }

        // 200 s of audio; one byte a frame would be 10,000.
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(5_000);
    }

    @Test
    void itWorksInTarsosPipeline() {
        short[] leg = leg("159", 60, 60, 0, -10, -10);
        float[] floats = new float[leg.length];
        for (int i = 0; i < leg.length; i++) {
            floats[i] = leg[i] / 32768f;
        }
        AudioEvent event = new AudioEvent(new TarsosDSPAudioFormat(8000, 16, 1, true, false));
        event.setFloatBuffer(floats);
        List<DigitHeard> heard = new ArrayList<>();
        DtmfDetector detector = new DtmfDetector(heard::add);

        assertThat(detector.process(event)).isTrue();
        detector.processingFinished();

        assertThat(keys(heard)).isEqualTo("159");
    }

    /** Half of a second of silence, the digits, half a second of silence; both tones shifted. */
    private static short[] leg(
            String keys, int toneMillis, int pauseMillis, double offset, double low, double high) {
        int lead = 800;
        int tone = toneMillis * 8;
        int cycle = tone + pauseMillis * 8;
        double[] sum = new double[2 * lead + keys.length() * cycle];
        for (int k = 0; k < keys.length(); k++) {
            int key = KEYS.indexOf(keys.charAt(k));
            sine(sum, lead + k * cycle, tone, LOW[key / 4] * (1 + offset), low);
            sine(sum, lead + k * cycle, tone, HIGH[key % 4] * (1 + offset), high);
        }
        return plus(new short[sum.length], i -> sum[i]);
    }

    private static void sine(double[] sum, int from, int count, double hz, double dbm0) {
        double amplitude = A0 * Math.pow(10, dbm0 / 20);
        for (int i = 0; i < count; i++) {
            sum[from + i] += amplitude * Math.sin(2 * Math.PI * hz * i / 8000 + from);
        }
    }

    private static short[] plus(short[] leg, IntToDoubleFunction addition) {
        short[] sum = new short[leg.length];
        for (int i = 0; i < leg.length; i++) {
            double value = Math.rint(leg[i] + addition.applyAsDouble(i));
            sum[i] = (short) Math.max(-32768, Math.min(32767, value));
        }
        return sum;
    }

    /** espeak-ng reads a paragraph; sox brings it to a telephone's band at −20 dBFS. */
    private short[] voice(String language, int pitch) throws Exception {
        Path wav = folder.resolve(language + pitch + ".wav");
        Path line = folder.resolve(language + pitch + "-line.wav");
        String text =
                "Good morning, this is the information desk. One two three four five six seven"
                        + " eight nine ten. Somebody lost a black purse near the station, and we"
                        + " would like to know whether anybody has found it yesterday evening.";
        Sox.run(List.of("espeak-ng", "-v", language, "-p", "" + pitch, "-w", wav.toString(), text));
        List<String> command = new ArrayList<>(List.of("sox", wav.toString(), "-r", "8000"));
        command.addAll(List.of("-b", "16", line.toString(), "sinc", "300-3400"));
        command.addAll(List.of("norm", "-3", "compand", "0.01,0.1", "-70,-70,-20,-20,0,-20"));
        Sox.run(command);
        assertThat(Files.size(line)).isGreaterThan(8 * 16000);
        return WavFile.read(line).samples();
    }

    private static String random(int count) {
        System.out.println("seed " + SEED);
        return new Random(SEED)
                .ints(count, 0, 16)
                .mapToObj(key -> String.valueOf(KEYS.charAt(key)))
                .collect(Collectors.joining());
    }

    private static List<DigitHeard> hear(short[] leg) {
        List<DigitHeard> heard = new ArrayList<>();
        DtmfDetector detector = new DtmfDetector(heard::add);
        detector.accept(leg);
        detector.processingFinished();
        return heard;
    }

    private static String keys(List<DigitHeard> heard) {
        return heard.stream()
                .map(digit -> String.valueOf(digit.digit()))
                .collect(Collectors.joining());
    }
}
