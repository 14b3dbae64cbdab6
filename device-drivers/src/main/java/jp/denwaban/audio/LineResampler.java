package jp.denwaban.audio;

import be.tarsos.dsp.resample.Resampler;

/**
 * Brings a long sound of any rate to the line's, piece by piece; memory does not grow with it.
 *
 * <p>Units: samples are signed 16-bit values as floats. Whatever a line cannot carry (4 kHz and up)
 * is filtered away.
 */
public final class LineResampler {
    private final double factor;
    private final Resampler resampler;
    private final float[] out;

    /**
     * A resampler for one sound.
     *
     * @param rateHz of what will be accepted
     * @param most samples that will be accepted at a time
     */
    public LineResampler(int rateHz, int most) {
        factor = (double) LineAudio.RATE_HZ / rateHz;
        resampler = new Resampler(true, factor, factor);
        // One output at a time must hold what one input makes, and what the filter held back.
        out = new float[(int) Math.ceil((most + 2.0 * resampler.getFilterWidth()) * factor) + 16];
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
        int used = 0;
        Resampler.Result result;
        do {
            result =
                    resampler.process(
                            factor, samples, used, count - used, last, out, 0, out.length);
            used += result.inputSamplesConsumed;
            if (result.outputSamplesGenerated > 0) {
                sink.accept(out, result.outputSamplesGenerated);
            }
        } while (result.inputSamplesConsumed > 0 || result.outputSamplesGenerated > 0);
    }
}
