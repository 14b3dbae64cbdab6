package jp.denwaban.line;

import jp.denwaban.audio.LineAudio;

/** Sines for tests, and how much of one is in what was heard. */
public final class Sine {
    private Sine() {}

    /** {@code millis} of a sine at a quarter of full scale. */
    public static short[] of(double toneHz, int millis) {
        short[] samples = new short[LineAudio.RATE_HZ * millis / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] =
                    (short)
                            Math.round(
                                    8000 * Math.sin(2 * Math.PI * toneHz * i / LineAudio.RATE_HZ));
        }
        return samples;
    }

    /**
     * The largest amplitude of the tone in any 20 ms frame, by correlation with sine and cosine.
     */
    public static double strongest(short[] samples, double toneHz) {
        double best = 0;
        for (int from = 0; from + 160 <= samples.length; from += 160) {
            best = Math.max(best, amplitude(samples, from, toneHz));
        }
        return best;
    }

    /** As {@link #strongest}, of what lasts through two frames: no edge of another tone. */
    public static double lasting(short[] samples, double toneHz) {
        double best = 0;
        for (int from = 0; from + 320 <= samples.length; from += 160) {
            double both =
                    Math.min(
                            amplitude(samples, from, toneHz),
                            amplitude(samples, from + 160, toneHz));
            best = Math.max(best, both);
        }
        return best;
    }

    private static double amplitude(short[] samples, int from, double toneHz) {
        double sine = 0;
        double cosine = 0;
        for (int i = 0; i < 160; i++) {
            double angle = 2 * Math.PI * toneHz * i / LineAudio.RATE_HZ;
            sine += samples[from + i] * Math.sin(angle);
            cosine += samples[from + i] * Math.cos(angle);
        }
        return Math.hypot(sine, cosine) / 80;
    }
}
