package jp.denwaban.tone;

/**
 * Whether a tone swings in strength, as a modulated ring-back does, seen over more than one period
 * of the slowest swing (15 Hz).
 */
final class Wobble {
    /** 100 ms: one and a half periods of 15 Hz. */
    private static final int SPAN_HOPS = 20;

    /** 6 dB between strongest and weakest; noise and a leaking prompt make less of it. */
    private static final double SWING = 4;

    /** The first 30 ms of a burst are its rise. */
    private static final int RISE_HOPS = 6;

    /** Its fall looks like a swing: {@link Cadence#END_SAMPLES} and two windows that hold half. */
    private static final int FALL_HOPS = Cadence.END_SAMPLES / ToneBank.HOP + 2;

    private final double[] powers = new double[SPAN_HOPS];
    private int hops;
    private int wobbling;
    private int steady;

    void begin() {
        hops = -RISE_HOPS;
        wobbling = 0;
        steady = 0;
    }

    void accept(double power) {
        if (hops >= 0) {
            powers[hops % SPAN_HOPS] = power;
        }
        hops++;
        if (hops < SPAN_HOPS) {
            return;
        }
        double least = Double.MAX_VALUE;
        double most = 0;
        for (double each : powers) {
            least = Math.min(least, each);
            most = Math.max(most, each);
        }
        if (most > SWING * least) {
            wobbling++;
            steady = 0;
        } else {
            steady++;
        }
    }

    boolean wobbles() {
        int seen = hops - SPAN_HOPS + 1;
        return wobbling - FALL_HOPS > seen / 3;
    }

    /** Whether the last stretch of a tone that has lasted for {@code samples} was steady. */
    boolean steadyFor(int samples) {
        return steady >= samples / ToneBank.HOP - SPAN_HOPS - RISE_HOPS - Cadence.HOPS_TO_BEGIN * 2;
    }
}
