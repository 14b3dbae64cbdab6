package jp.denwaban.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jp.denwaban.audio.WavFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we send, judged by others: multimon-ng reads the digits, sox measures the tones. */
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
