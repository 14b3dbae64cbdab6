package jp.denwaban.tone;

import java.util.Arrays;

/**
 * How strong the noise of a line is that never ceases: the least power of the last second or so. A
 * sentence has a gap in every second; a noise has none.
 *
 * @see "Martin, Noise power spectral density estimation based on minimum statistics (2001)"
 */
final class NoiseFloor {
    /** 0.4 s each, of which the last three and the present one count: 1.2 to 1.6 s. */
    private static final int BLOCK_HOPS = 80;

    private static final int BLOCKS = 3;

    /** Windows before this one reach back to before the beginning. */
    private static final int RISE_HOPS = NetworkTone.HOPS;

    private final double[] least = new double[BLOCKS];
    private double present = Double.MAX_VALUE;
    private double past = Double.MAX_VALUE;
    private int hop = -RISE_HOPS;
    private int block;

    NoiseFloor() {
        Arrays.fill(least, Double.MAX_VALUE);
    }

    /** The mean square of one window, without the network's tone in it. */
    void accept(double power) {
        if (++hop <= 0) {
            return;
        }
        present = Math.min(present, power);
        if (hop == BLOCK_HOPS) {
            hop = 0;
            least[block] = present;
            block = (block + 1) % BLOCKS;
            present = Double.MAX_VALUE;
            past = Double.MAX_VALUE;
            for (double each : least) {
                past = Math.min(past, each);
            }
        }
    }

    /** Mean square, endless before anything is known. */
    double power() {
        return Math.min(present, past);
    }
}
