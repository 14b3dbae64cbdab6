package jp.denwaban.tone;

/**
 * Whether a tone swings in strength at 15–20 Hz, as a modulated ring-back does: the strength of
 * every 120 ms is compared with two turns of 16.7 Hz. Noise, a drop-out or a step in level is
 * little of that; a quarter of the blocks may be wrong without harm.
 *
 * @see "事業用電気通信設備規則 別表5 (modulated by 15–20 Hz)"
 */
final class Wobble {
    /** 120 ms: two turns of 16.7 Hz, of which 15 and 20 Hz still give 0.94 and 0.76. */
    private static final int BLOCK_HOPS = 24;

    private static final int TURNS = 2;

    /**
     * Depth of the swing, of at most 1. A drop-out of 10 ms reads 0.18, a step of 6 dB less than
     * 0.2; a swing down to a half, 0.33, at 20 Hz 0.25.
     */
    private static final double DEPTH = 0.22;

    private static final double[] COS = new double[BLOCK_HOPS];
    private static final double[] SIN = new double[BLOCK_HOPS];

    static {
        for (int hop = 0; hop < BLOCK_HOPS; hop++) {
            COS[hop] = Math.cos(2 * Math.PI * TURNS * hop / BLOCK_HOPS);
            SIN[hop] = Math.sin(2 * Math.PI * TURNS * hop / BLOCK_HOPS);
        }
    }

    private int hop;
    private double sum;
    private double re;
    private double im;
    private int blocks;
    private int wobbling;

    void begin() {
        blocks = 0;
        wobbling = 0;
        nextBlock();
    }

    /** One hop of the tone and its amplitude in any unit. */
    void accept(double amplitude) {
        sum += amplitude;
        re += amplitude * COS[hop];
        im += amplitude * SIN[hop];
        if (++hop == BLOCK_HOPS) {
            blocks++;
            // A swing of depth m gives m · sum / 2.
            double half = DEPTH * sum / 2;
            if (re * re + im * im > half * half) {
                wobbling++;
            }
            nextBlock();
        }
    }

    /** Most of the tone swings. */
    boolean wobbles() {
        return 2 * wobbling > blocks;
    }

    /** Hardly any of the tone swings, and enough of it was seen to say so. */
    boolean steady() {
        return blocks > 0 && 4 * wobbling <= blocks;
    }

    private void nextBlock() {
        hop = 0;
        sum = 0;
        re = 0;
        im = 0;
    }
}
