package jp.denwaban.tone;

/**
 * The power of several tones over the last {@value #WINDOW} samples, anew every {@value #HOP}
 * samples.
 *
 * <p>A window is four hops. Each hop is correlated once with each probe; a window is the sum of its
 * four hops, each turned by the phase the probe gained since: a quarter of the work of four
 * overlapping Goertzel filters, and the same result. A tone stands for several probes around it and
 * counts as the strongest of them.
 *
 * @see "Goertzel, Amer. Math. Monthly 65 (1958)"
 */
final class ToneBank {
    /** 20 ms: short enough for a tone of 40 ms, long enough to part 697 and 770 Hz. */
    static final int WINDOW = 160;

    /** 5 ms. */
    static final int HOP = 40;

    private static final int HOPS = WINDOW / HOP;

    private final int perTone;
    private final int probes;
    private final double[] cos;
    private final double[] sin;
    private final double[] turnRe;
    private final double[] turnIm;
    private final double[][] hopRe = new double[HOPS][];
    private final double[][] hopIm = new double[HOPS][];
    private final double[] power;
    private int newest;

    /**
     * A bank for tones that may be off.
     *
     * @param offsets of the probes from each tone, as factors: {0.99, 1, 1.01}
     */
    ToneBank(double[] tonesHz, double[] offsets, double rateHz) {
        perTone = offsets.length;
        probes = tonesHz.length * perTone;
        cos = new double[probes * HOP];
        sin = new double[probes * HOP];
        turnRe = new double[probes];
        turnIm = new double[probes];
        power = new double[tonesHz.length];
        for (int probe = 0; probe < probes; probe++) {
            double hz = tonesHz[probe / perTone] * offsets[probe % perTone];
            double w = 2 * Math.PI * hz / rateHz;
            for (int i = 0; i < HOP; i++) {
                cos[probe * HOP + i] = Math.cos(w * i);
                sin[probe * HOP + i] = -Math.sin(w * i);
            }
            turnRe[probe] = Math.cos(w * HOP);
            turnIm[probe] = -Math.sin(w * HOP);
        }
        for (int hop = 0; hop < HOPS; hop++) {
            hopRe[hop] = new double[probes];
            hopIm[hop] = new double[probes];
        }
    }

    /** Takes the next {@value #HOP} samples. */
    void accept(double[] hop) {
        newest = (newest + 1) % HOPS;
        for (int probe = 0; probe < probes; probe++) {
            double re = 0;
            double im = 0;
            int at = probe * HOP;
            for (int i = 0; i < HOP; i++) {
                re += hop[i] * cos[at + i];
                im += hop[i] * sin[at + i];
            }
            hopRe[newest][probe] = re;
            hopIm[newest][probe] = im;
        }
    }

    /**
     * Mean square amplitude of each tone over the window; a sine of amplitude A gives A²/2. The
     * array is used again by the next call.
     */
    double[] powers() {
        for (int tone = 0; tone < power.length; tone++) {
            double best = 0;
            for (int i = 0; i < perTone; i++) {
                best = Math.max(best, squared(tone * perTone + i));
            }
            power[tone] = 2 * best / ((double) WINDOW * WINDOW);
        }
        return power;
    }

    private double squared(int probe) {
        double re = 0;
        double im = 0;
        for (int back = 0; back < HOPS; back++) {
            int hop = (newest - back + HOPS) % HOPS;
            double turned = re * turnRe[probe] - im * turnIm[probe] + hopRe[hop][probe];
            im = re * turnIm[probe] + im * turnRe[probe] + hopIm[hop][probe];
            re = turned;
        }
        return re * re + im * im;
    }
}
