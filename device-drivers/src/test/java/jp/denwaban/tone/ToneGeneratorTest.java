package jp.denwaban.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jp.denwaban.audio.WavFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What we send, judged by others: multimon-ng and spandsp read the digits, spandsp times the tones,
 * sox measures frequency, level and what lies beside them.
 *
 * <p>Not shown: what leaves the card. Its converter makes the images above 4 kHz and its gain the
 * level on the line; both are measured on the spot.
 */
class ToneGeneratorTest {
    private static final String ALL = "0123456789*#ABCD";

    @TempDir Path folder;

    @Test
    void multimonReadsEveryDigitWeSend() throws Exception {
        Path raw = folder.resolve("digits.wav");
        Path wav = folder.resolve("digits-22050.wav");
        WavFile.write(raw, 8000, 1, ToneGenerator.digits(ALL + ALL).rest());
        Sox.run(List.of("sox", raw.toString(), "-r", "22050", wav.toString()));

        String said = Sox.run(List.of("multimon-ng", "-q", "-a", "DTMF", "-t", "wav", wav + ""));

        assertThat(
                        said.lines()
                                .filter(line -> line.startsWith("DTMF: "))
                                .map(line -> line.substring(6).strip())
                                .collect(Collectors.joining()))
                .isEqualTo(ALL + ALL);
    }

    @Test
    void spandspReadsEveryDigitWeSend() {
        assertThat(Spandsp.keys(ToneGenerator.digits(ALL + ALL).rest())).isEqualTo(ALL + ALL);
        // The law's least: 50 ms on, 30 ms off. It allows 5 dB between the tones; spandsp hears 4.
        assertThat(Spandsp.keys(ToneGenerator.digits(ALL, 50, 30, -13, -10).rest())).isEqualTo(ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 697, 1209",
        "5, 770, 1336",
        "9, 852, 1477",
        "0, 941, 1336",
        "D, 941, 1633",
    })
    void everyToneOfADigitIsWhereTheStandardHasIt(String key, double lowHz, double highHz)
            throws Exception {
        // One group at a time, the other too weak to count: the law allows 1.5 %.
        assertThat(hz(ToneGenerator.digits(key, 1000, 30, -10, -95)))
                .isCloseTo(lowHz, withinPercentage(0.2));
        assertThat(hz(ToneGenerator.digits(key, 1000, 30, -95, -10)))
                .isCloseTo(highHz, withinPercentage(0.2));
    }

    @Test
    void spandspMeasuresTheCadencesOfTheLaw() {
        assertThat(stretches(ToneGenerator.busy(), 5)).hasSize(9);
        assertCadence(ToneGenerator.busy(), 5, 500, 500);
        assertCadence(ToneGenerator.ringBack(), 11, 1000, 2000);
        assertCadence(ToneGenerator.secondDialTone(), 1, 200, 200);
        assertThat(stretches(ToneGenerator.secondDialTone(), 150)).hasSize(6);
        assertThat(stretches(ToneGenerator.dialTone(), 150)).isEmpty();
    }

    @Test
    void callWaitingSwingsForHalfASecondInEight() {
        assertCadence(ToneGenerator.callWaiting(), 25, 500, 7500);
    }

    @Test
    void soxFindsTheToneAndNothingBesideIt() throws Exception {
        for (ToneGenerator tone : List.of(ToneGenerator.busy(), ToneGenerator.ringBack())) {
            short[] sent = tone.next(12 * 8000);
            // 400 Hz, its swing and what a rise of 2 ms must splash.
            assertThat(rmsDb(sent, "sinc", "300-500")).isCloseTo(rmsDb(sent), within(0.1));
            assertThat(rmsDb(sent, "sinc", "1000")).isLessThan(rmsDb(sent) - 40);
        }
        short[] busy = ToneGenerator.busy().next(12 * 8000);
        assertThat(rmsDb(busy, "sinc", "-t", "10", "385-415"))
                .isCloseTo(rmsDb(busy), within(0.3)); // > 93 %
        short[] digits = ToneGenerator.digits(ALL).rest();
        assertThat(rmsDb(digits, "sinc", "2500")).isLessThan(rmsDb(digits) - 40);
        assertThat(rmsDb(digits, "sinc", "3400")).isLessThan(-65);
    }

    @Test
    void digitsKeepTheLengthsOfTheLaw() {
        short[] samples = ToneGenerator.digits("12").rest();

        assertThat(samples).hasSize(2 * 180 * 8); // 100 ms on, 80 ms off
        assertThat(Arrays.copyOfRange(samples, 801, 1440)).containsOnly((short) 0);
        assertThat(peak(Arrays.copyOfRange(samples, 0, 800))).isGreaterThan(10000);
    }

    @Test
    void soxHearsFourHundredHertzInTheDialTone() throws Exception {
        Path wav = folder.resolve("dial.wav");
        WavFile.write(wav, 8000, 1, ToneGenerator.dialTone().next(5 * 8000));

        String said = Sox.run(List.of("sox", wav.toString(), "-n", "stat"));

        assertThat(figure(said, "Rough   frequency")).isCloseTo(400, within(2.0));
        // −15 dBm0 is a peak of −18.14 dBFS, an RMS of −21.15 dBFS.
        assertThat(20 * Math.log10(figure(said, "RMS     amplitude")))
                .isCloseTo(-21.15, within(0.1));
    }

    @Test
    void busyIsHalfASecondOnAndHalfASecondOff() {
        short[] busy = ToneGenerator.busy().next(3 * 8000);

        for (int cycle = 0; cycle < 3; cycle++) {
            int at = cycle * 8000;
            assertThat(peak(Arrays.copyOfRange(busy, at + 100, at + 3900))).isGreaterThan(3000);
            assertThat(peak(Arrays.copyOfRange(busy, at + 4000, at + 8000))).isZero();
        }
    }

    @Test
    void ringBackIsOneSecondOnAndTwoOffAndSwingsSixteenTimes() {
        short[] ring = ToneGenerator.ringBack().next(6 * 8000);

        assertThat(peak(Arrays.copyOfRange(ring, 8000, 24000))).isZero();
        assertThat(peak(Arrays.copyOfRange(ring, 24000, 32000))).isGreaterThan(3000);
        int troughs = 0;
        boolean low = false;
        for (int at = 0; at < 8000; at += 40) {
            boolean quiet = peak(Arrays.copyOfRange(ring, at, at + 40)) < 1500;
            troughs += quiet && !low ? 1 : 0;
            low = quiet;
        }
        assertThat(troughs).isBetween(16, 17); // one may be cut by the end of the burst
    }

    @Test
    void framesOfAnySizeGiveTheSameTone() {
        ToneGenerator whole = ToneGenerator.ringBack();
        ToneGenerator pieces = ToneGenerator.ringBack();
        short[] expected = whole.next(7 * 160 * 3);
        short[] frame = new short[7];

        for (int at = 0; at < expected.length; at += 7) {
            assertThat(pieces.fill(frame)).isEqualTo(7);
            assertThat(frame).isEqualTo(Arrays.copyOfRange(expected, at, at + 7));
        }
    }

    @Test
    void afterTheLastDigitThereIsSilence() {
        ToneGenerator digits = ToneGenerator.digits("1");
        short[] frame = new short[1600];

        assertThat(digits.fill(frame)).isEqualTo(1440);
        assertThat(digits.finished()).isTrue();
        assertThat(Arrays.copyOfRange(frame, 1440, 1600)).containsOnly((short) 0);
        assertThat(digits.fill(frame)).isZero();
    }

    private static void assertCadence(ToneGenerator tone, int seconds, int on, int off) {
        List<Spandsp.Stretch> heard = stretches(tone, seconds);
        assertThat(heard).hasSizeGreaterThan(1);
        for (Spandsp.Stretch stretch : heard) {
            // It listens in blocks of 16 ms.
            assertThat(stretch.millis()).isCloseTo(stretch.tone() == 0 ? on : off, within(32));
        }
    }

    /** What spandsp hears, without the moment before the first tone. */
    private static List<Spandsp.Stretch> stretches(ToneGenerator tone, int seconds) {
        List<Spandsp.Stretch> heard = Spandsp.stretches(tone.next(seconds * 8000), 400);
        return heard.isEmpty() ? heard : heard.subList(1, heard.size());
    }

    /** sox compares the differences of neighbours, 2 sin(π f / rate), with the samples. */
    private double hz(ToneGenerator tone) throws Exception {
        Path wav = Files.createTempDirectory(folder, "tone").resolve("tone.wav");
        WavFile.write(wav, 8000, 1, Arrays.copyOf(tone.rest(), 8000));
        String said = Sox.run(List.of("sox", wav.toString(), "-n", "stat"));
        return 8000 / Math.PI * Math.asin(Math.PI / 8000 * figure(said, "Rough   frequency"));
    }

    private double rmsDb(short[] samples, String... filter) throws Exception {
        Path wav = Files.createTempDirectory(folder, "rms").resolve("sent.wav");
        WavFile.write(wav, 8000, 1, samples);
        List<String> command = new ArrayList<>(List.of("sox", wav.toString(), "-n"));
        command.addAll(List.of(filter));
        command.add("stat");
        return 20 * Math.log10(figure(Sox.run(command), "RMS     amplitude"));
    }

    private static int peak(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static double figure(String said, String name) {
        return said.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
