package jp.denwaban.tone;

/**
 * The energy of one hop of 5 ms, parted into what is in the telephone band and what moves below it.
 *
 * <p>A straight line through the means of both halves, each a whole period of 400 Hz, is direct
 * current and hum of 50 or 60 Hz and none of the network's tone.
 */
final class HopEnergy {
    private static final int HALF = NetworkTone.HOP / 2;

    private double energy;
    private double hum;
    private int lastHalf;

    /** Takes the {@value NetworkTone#HOP} samples that begin at {@code from}. */
    void accept(short[] samples, int from) {
        int first = 0;
        int second = 0;
        long squares = 0;
        for (int i = from; i < from + HALF; i++) {
            int a = samples[i];
            int b = samples[i + HALF];
            first += a;
            second += b;
            squares += (long) a * a + (long) b * b;
        }
        double rise = second - first;
        double riseBefore = first - lastHalf;
        double means = ((double) first * first + (double) second * second) / HALF;
        // The slope is rise / HALF² a sample, and Σ (i − mean)² of both halves is HALF³ / 6.
        energy = Math.max(0, squares - means - rise * rise / (6 * HALF));
        hum = (rise * rise + riseBefore * riseBefore) / HALF;
        lastHalf = second;
    }

    /** Sum of squares without direct current and hum. */
    double energy() {
        return energy;
    }

    /** Sum of squares of hum, 0.6 to 0.8 of it at 50 and 60 Hz, and none of direct current. */
    double hum() {
        return hum;
    }
}
