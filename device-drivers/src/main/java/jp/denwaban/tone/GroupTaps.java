package jp.denwaban.tone;

import jp.denwaban.audio.LineAudio;

/**
 * The filter of one group of tones: a low-pass turned to the middle of the group. Its real part is
 * even about its middle and its imaginary part odd, so half of it says all.
 */
final class GroupTaps {
    /**
     * 6 ms: shorter, and 440 Hz and 1187 Hz are not parted from the low group (29 dB); longer, and
     * a pause of 25 ms is no longer seen to its ground by filter and window together.
     */
    static final int TAPS = 48;

    static final int PAIRS = TAPS / 2;

    /** Half-gain at 584 and 1054 Hz: the group 684…958 Hz passes, 440 and 1187 Hz are stopped. */
    static GroupTaps low() {
        return new GroupTaps(819, 235, 2.0);
    }

    /** Half-gain at 1081 and 1761 Hz: the group 1187…1662 Hz passes, 958 Hz is stopped. */
    static GroupTaps high() {
        return new GroupTaps(1421, 340, 2.2);
    }

    final float[] cos = new float[PAIRS];
    final float[] sin = new float[PAIRS];

    private GroupTaps(double middleHz, double halfHz, double beta) {
        double[] low = KaiserWindow.lowPass(TAPS, halfHz, beta, LineAudio.RATE_HZ);
        for (int tap = 0; tap < PAIRS; tap++) {
            double turn = turn(middleHz, tap);
            cos[tap] = (float) (2 * low[tap] * Math.cos(turn)); // 2: a real tone is half a phasor
            sin[tap] = (float) (-2 * low[tap] * Math.sin(turn));
        }
    }

    /** What the filter makes of a tone's amplitude. */
    double gain(double hz) {
        double gain = 0;
        for (int tap = 0; tap < PAIRS; tap++) {
            double turn = turn(hz, tap);
            gain += cos[tap] * Math.cos(turn) - sin[tap] * Math.sin(turn);
        }
        return Math.abs(gain);
    }

    private static double turn(double hz, int tap) {
        return 2 * Math.PI * hz / LineAudio.RATE_HZ * (tap - (TAPS - 1) / 2.0);
    }
}
