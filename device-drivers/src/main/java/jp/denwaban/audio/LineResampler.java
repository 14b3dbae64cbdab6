package jp.denwaban.audio;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Brings a long sound of any rate to the line's, piece by piece; memory does not grow with it.
 *
 * <p>Units: samples are signed 16-bit values as floats. Output sample n is the sound at n / {@value
 * LineAudio#RATE_HZ} s exactly: nothing is late, nothing drifts in hours. What a line does not
 * carry is filtered away by a windowed sinc, one set of coefficients for each place between two
 * samples.
 *
 * @see "J. F. Kaiser, Nonrecursive digital filter design using the I0-sinh window function, 1974"
 */
public final class LineResampler {
    /**
     * The filter falls between 85 and 115 % of the narrower side's half rate: 3.4 kHz, where the
     * telephone band ends, and 4.6 kHz, from where ITU-T G.712 wants it gone.
     */
    private static final double FALL = 0.15;

    /** What lies beyond is this much weaker: below the noise of 8-bit companding. */
    private static final double STOP_DB = 70;

    /**
     * Places between two samples that have coefficients of their own; a rate that needs more gets
     * the nearest, which is less than a thousandth of a sample away: 60 dB below the sound.
     */
    private static final int MOST_PHASES = 1000;

    private final int up;
    private final int down;
    private final float[][] phases;
    private final int taps;
    private final float[] in;
    private final float[] out;
    private int held;
    private int phase;
    private int first;

    /**
     * A resampler for one sound.
     *
     * @param rateHz of what will be accepted
     * @param most samples that will be accepted at a time
     */
    public LineResampler(int rateHz, int most) {
        int common =
                BigInteger.valueOf(rateHz).gcd(BigInteger.valueOf(LineAudio.RATE_HZ)).intValue();
        up = LineAudio.RATE_HZ / common;
        down = rateHz / common;
        double band = Math.min(1.0, (double) LineAudio.RATE_HZ / rateHz);
        // Kaiser's estimate of the length for this depth and this fall.
        double length = (STOP_DB - 8) / (2.285 * 2 * Math.PI * FALL * band);
        taps = 4 * (int) Math.ceil(length / 4);
        phases = new float[Math.min(up, MOST_PHASES)][];
        for (int i = 0; i < phases.length; i++) {
            phases[i] = coefficients(taps, band, (double) i / phases.length);
        }
        in = new float[most + 2 * taps];
        out = new float[(int) ((most + 2L * taps) * up / down) + 2];
        held = taps / 2 - 1; // silence before the beginning
    }

    /** What becomes of the resampled sound; {@code samples} is used again by the next piece. */
    @FunctionalInterface
    public interface Sink {
        void accept(float[] samples, int count);
    }

    /**
     * Takes the next piece.
     *
     * @param last whether the sound ends with it; nothing may be accepted after that
     */
    public void accept(float[] samples, int count, boolean last, Sink sink) {
        System.arraycopy(samples, 0, in, held, count);
        held += count;
        if (last) {
            Arrays.fill(in, held, held + taps / 2, 0);
            held += taps / 2;
        }
        int made = 0;
        while (first + taps <= held) {
            out[made++] = sum(phases[phase * phases.length / up], in, first, taps);
            phase += down;
            first += phase / up;
            phase %= up;
        }
        int used = Math.min(first, held);
        System.arraycopy(in, used, in, 0, held - used);
        held -= used;
        first -= used;
        sink.accept(out, made);
    }

    /** Four sums side by side: one would wait for itself at every step. */
    private static float sum(float[] weights, float[] samples, int from, int taps) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i < taps; i += 4) {
            a += weights[i] * samples[from + i];
            b += weights[i + 1] * samples[from + i + 1];
            c += weights[i + 2] * samples[from + i + 2];
            d += weights[i + 3] * samples[from + i + 3];
        }
        return a + b + (c + d);
    }

    /**
     * The weights for reading sound between its samples at about its own rate: {@code phases} + 1
     * rows, for places from one sample to the next.
     */
    public static float[][] weights(int taps, int phases) {
        float[][] weights = new float[phases + 1][];
        for (int i = 0; i <= phases; i++) {
            weights[i] = coefficients(taps, 1, (double) i / phases);
        }
        return weights;
    }

    /** The weights of the samples around a place {@code between} two of them (0 to 1). */
    private static float[] coefficients(int taps, double band, double between) {
        double[] exact = new double[taps];
        double beta = 0.1102 * (STOP_DB - 8.7);
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            double away = i - (taps / 2 - 1) - between;
            double edge = 2 * away / taps;
            double window = bessel(beta * Math.sqrt(Math.max(0, 1 - edge * edge)));
            double angle = Math.PI * band * away;
            exact[i] = window * (angle == 0 ? 1 : Math.sin(angle) / angle);
            sum += exact[i];
        }
        float[] weights = new float[taps];
        for (int i = 0; i < taps; i++) {
            weights[i] = (float) (exact[i] / sum);
        }
        return weights;
    }

    /** The modified Bessel function I0, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
