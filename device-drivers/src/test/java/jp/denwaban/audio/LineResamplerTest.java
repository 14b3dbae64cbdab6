package jp.denwaban.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sines at every usual rate, whose resampled form is known in advance: the same sine, sampled at 8
 * kHz from the same moment on. Frequency, level and time are all in that one comparison.
 */
class LineResamplerTest {
    private static final double PEAK = 10_000;

    /** The lowest and the highest tone of a telephone key with ITU-T Q.23's deviation. */
    private static final double[] TONES_HZ = {697 * 0.965, 1000, 1633 * 1.035};

    @ParameterizedTest
    @ValueSource(
            ints = {
                4000, 6000, 11_025, 11_127, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 384_000
            })
    void aToneStaysTheSameToneAtTheSameTime(int rateHz) {
        for (double toneHz : TONES_HZ) {
            if (toneHz > 0.42 * rateHz) {
                continue; // 4 kHz carries 1680 Hz, its own limit
            }
            float[] line = resampled(rateHz, sine(rateHz, toneHz, rateHz), rateHz);

            assertThat(line).hasSize(LineAudio.RATE_HZ);
            for (int n = 400; n < line.length - 400; n++) {
                double expected = PEAK * Math.sin(2 * Math.PI * toneHz * n / LineAudio.RATE_HZ);
                assertThat((double) line[n]).isCloseTo(expected, within(PEAK / 200));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {11_025, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000})
    void whatALineCannotCarryDoesNotComeDownAsSomethingElse(int rateHz) {
        for (double toneHz = 4700; toneHz < rateHz / 2.0; toneHz += 470) {
            float[] line = resampled(rateHz, sine(rateHz, toneHz, rateHz / 2), rateHz);

            for (int n = 400; n < line.length - 400; n++) {
                // 60 dB: a tone at full scale comes down weaker than any key that counts.
                assertThat((double) line[n]).as("%s Hz", toneHz).isCloseTo(0, within(PEAK / 1000));
            }
        }
    }

    @Property(tries = 100)
    void howTheSoundIsCutInPiecesMakesNoDifference(
            @ForAll @IntRange(min = 4000, max = 48_000) int rateHz,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 700) Integer> pieces) {
        int count = pieces.stream().mapToInt(Integer::intValue).sum();
        float[] sound = sine(rateHz, 941, count);
        float[] whole = resampled(rateHz, sound, Math.max(1, count));
        float[] joined = new float[whole.length];
        int[] at = {0};
        LineResampler resampler = new LineResampler(rateHz, 700);
        int from = 0;
        for (int piece : pieces) {
            resampler.accept(
                    Arrays.copyOfRange(sound, from, from + piece),
                    piece,
                    false,
                    (samples, made) -> {
                        System.arraycopy(samples, 0, joined, at[0], made);
                        at[0] += made;
                    });
            from += piece;
        }
        resampler.accept(
                new float[0],
                0,
                true,
                (samples, made) -> {
                    System.arraycopy(samples, 0, joined, at[0], made);
                    at[0] += made;
                });

        assertThat(at[0]).isEqualTo(whole.length);
        assertThat(joined).isEqualTo(whole);
    }

    private static float[] sine(int rateHz, double toneHz, int count) {
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (float) (PEAK * Math.sin(2 * Math.PI * toneHz * i / rateHz));
        }
        return samples;
    }

    private static float[] resampled(int rateHz, float[] sound, int most) {
        float[][] whole = {new float[0]};
        new LineResampler(rateHz, most)
                .accept(
                        sound,
                        sound.length,
                        true,
                        (samples, made) -> whole[0] = Arrays.copyOf(samples, made));
        return whole[0];
    }
}
