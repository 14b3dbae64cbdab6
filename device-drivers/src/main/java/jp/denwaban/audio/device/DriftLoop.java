package jp.denwaban.audio.device;

/**
 * Keeps a sound device's clock in step with the machine's: told how far the sound is ahead, it says
 * by how much faster it is to be read. A slow control loop of second order, so that a steady
 * difference of two crystals ends in no error at all, and pitch never moves so that anybody hears.
 *
 * <p>Time is an argument. Units: samples at 8 kHz, and parts of one (0.0001 is 100 ppm).
 */
final class DriftLoop {
    /** Two ordinary crystals differ by 200 ppm at most; the rest is for catching up. */
    static final double MOST = 500e-6;

    /**
     * A thread is late, never early: what is furthest ahead within a second is true, the rest is
     * the scheduler's.
     */
    private static final long WINDOW_NANOS = 1_000_000_000L;

    /** rad/s: settles within a minute or two, and 200 ppm push it 2.5 ms off meanwhile. */
    private static final double NATURAL = 0.03;

    private static final double SAMPLES_A_SECOND = 8000;

    /** Critical damping: 2ζω over the plant's gain. */
    private static final double PROPORTIONAL = 2 * NATURAL / SAMPLES_A_SECOND;

    /** ω² over the plant's gain, once a second. */
    private static final double INTEGRAL = NATURAL * NATURAL / SAMPLES_A_SECOND;

    private long windowAt;
    private double furthest = Double.NEGATIVE_INFINITY;
    private double steady;
    private double correction;
    private boolean begun;

    /**
     * Takes one look.
     *
     * @param ahead by how many samples the sound is before where it should be
     * @return whether a window has ended with it and {@link #correction} is new
     */
    boolean look(long nowNanos, double ahead) {
        if (!begun) {
            begun = true;
            windowAt = nowNanos;
        }
        furthest = Math.max(furthest, ahead);
        if (nowNanos - windowAt < WINDOW_NANOS) {
            return false;
        }
        steady = bounded(steady + INTEGRAL * furthest);
        correction = bounded(steady + PROPORTIONAL * furthest);
        lastFurthest = furthest;
        windowAt = nowNanos;
        furthest = Double.NEGATIVE_INFINITY;
        return true;
    }

    private double lastFurthest;

    /** What the last window found: how far ahead the sound truly is. */
    double ahead() {
        return lastFurthest;
    }

    /** By which part the sound is to be read faster than its nominal rate. */
    double correction() {
        return correction;
    }

    /** By which part the device's own clock is fast, as known by now. */
    double steady() {
        return steady;
    }

    /** The sound jumped: what this window has seen is not true any more. */
    void jumped() {
        furthest = Double.NEGATIVE_INFINITY;
        begun = false;
    }

    private static double bounded(double value) {
        return Math.max(-MOST, Math.min(MOST, value));
    }
}
