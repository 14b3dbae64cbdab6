package jp.denwaban.audio.device;

import jp.denwaban.audio.LineResampler;

/**
 * Reads sound of several channels at a speed that may change at any moment, without a click: every
 * output sample is interpolated where it falls between the input samples, by the filter of {@link
 * LineResampler}. No sample is ever left out or put in.
 *
 * <p>Units: signed 16-bit values as floats. Only upwards or at about the same rate: nothing is
 * filtered away.
 */
final class DriftResampler {
    /** 28.8 by Kaiser's estimate for 70 dB and a fall from 85 to 115 % of the half rate. */
    private static final int TAPS = 32;

    /** Between two of them weights are interpolated: the error is 100 dB below the sound. */
    private static final int PHASES = 256;

    private static final float[][] WEIGHTS = LineResampler.weights(TAPS, PHASES);

    private final double nominalStep;
    private final int channels;
    private final float[][] in;
    private final float[] now = new float[TAPS];
    private int held = TAPS / 2 - 1;
    private double place;

    /**
     * A resampler for one sound.
     *
     * @param nominalStep input samples for one of output, at most 1
     * @param most input samples accepted at a time
     */
    DriftResampler(int channels, double nominalStep, int most) {
        this.nominalStep = nominalStep;
        this.channels = channels;
        this.in = new float[channels][most + 2 * TAPS];
    }

    /** Takes one output sample of each channel; used again by the next. */
    @FunctionalInterface
    interface Sink {
        void sample(float[] channels);
    }

    /**
     * Takes the next piece and gives what it completes.
     *
     * @param correction by which part it is read faster than its nominal speed
     */
    void accept(float[][] samples, int count, double correction, Sink sink) {
        for (int channel = 0; channel < channels; channel++) {
            System.arraycopy(samples[channel], 0, in[channel], held, count);
        }
        held += count;
        double step = nominalStep * (1 + correction);
        float[] out = new float[channels];
        int first = (int) place;
        while (first + TAPS <= held) {
            weigh(place - first);
            for (int channel = 0; channel < channels; channel++) {
                out[channel] = sum(in[channel], first);
            }
            sink.sample(out);
            place += step;
            first = (int) place;
        }
        int used = Math.min(first, held);
        for (int channel = 0; channel < channels; channel++) {
            System.arraycopy(in[channel], used, in[channel], 0, held - used);
        }
        held -= used;
        place -= used;
    }

    private void weigh(double between) {
        double exact = between * PHASES;
        int phase = (int) exact;
        float part = (float) (exact - phase);
        float[] low = WEIGHTS[phase];
        float[] high = WEIGHTS[phase + 1];
        for (int i = 0; i < TAPS; i++) {
            now[i] = low[i] + part * (high[i] - low[i]);
        }
    }

    private float sum(float[] samples, int from) {
        float even = 0;
        float odd = 0;
        for (int i = 0; i < TAPS; i += 2) {
            even += now[i] * samples[from + i];
            odd += now[i + 1] * samples[from + i + 1];
        }
        return even + odd;
    }
}
