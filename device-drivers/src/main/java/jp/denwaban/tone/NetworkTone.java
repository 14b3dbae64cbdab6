package jp.denwaban.tone;

import jp.denwaban.audio.LineAudio;

/**
 * How much of the last 25 ms is the 400 Hz of Japan's telephone network, anew every 5 ms.
 *
 * <p>A hop of 5 ms is two whole periods of 400 Hz, so it is folded onto half a period before it is
 * multiplied: 20 products instead of 80. The products of neighbouring hops, one conjugated, are
 * summed over the window: their length is the tone's power whatever its exact frequency, their
 * angle is the frequency.
 *
 * @see "事業用電気通信設備規則 別表5 (400 Hz); Kay, Modern Spectral Estimation (phase advance)"
 */
final class NetworkTone {
    /** 5 ms. */
    static final int HOP = 40;

    /**
     * Five hops, in which four pairs of neighbours: 25 ms, a third of the slowest swing (15 Hz).
     */
    static final int HOPS = 5;

    static final int WINDOW = HOPS * HOP;

    private static final int PAIRS = HOPS - 1;

    /** Half a period of 400 Hz. */
    private static final int HALF = LineAudio.RATE_HZ / 400 / 2;

    /** A tone is heard from −47 dBm0 on: a quiet one has −40, crosstalk less than −55. */
    private static final double LEAST = Dbm0.power(-47);

    /**
     * Share of the tone in a window of it. White noise 10 dB below the tone leaves 0.91, and 0.7 of
     * the first window that holds a half of the tone. {@link Burst} is stricter about the whole.
     */
    private static final double SHARE = 0.65;

    /** The legal ±3 % of our own tolerance is 12 Hz; a window's reading scatters by less than 6. */
    private static final double MOST_TANGENT = Math.tan(radians(18));

    private static final double[] COS = new double[HALF];
    private static final double[] SIN = new double[HALF];

    static {
        for (int i = 0; i < HALF; i++) {
            COS[i] = Math.cos(Math.PI * i / HALF);
            SIN[i] = Math.sin(Math.PI * i / HALF);
        }
    }

    private final HopEnergy hop = new HopEnergy();
    private final double[] energies = new double[HOPS];
    private final double[] hums = new double[HOPS];
    private final double[] rests = new double[HOPS];
    private final double[] pairsRe = new double[PAIRS];
    private final double[] pairsIm = new double[PAIRS];
    private int newest;
    private int newestPair;
    private double re;
    private double im;
    private double power;
    private double all;
    private double rest;
    private double hum;
    private boolean tone;

    /** Takes the {@value #HOP} samples that begin at {@code from}. */
    void accept(short[] samples, int from) {
        newest = newest + 1 == HOPS ? 0 : newest + 1;
        hop.accept(samples, from);
        energies[newest] = hop.energy();
        hums[newest] = hop.hum();
        correlate(samples, from);
        rests[newest] = Math.max(0, energies[newest] - (re * re + im * im) * HOP);
        double sumRe = 0;
        double sumIm = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            sumRe += pairsRe[pair];
            sumIm += pairsIm[pair];
        }
        double sum = 0;
        double restSum = 0;
        double humSum = 0;
        for (int i = 0; i < HOPS; i++) {
            sum += energies[i];
            restSum += rests[i];
            humSum += hums[i];
        }
        power = Math.sqrt(sumRe * sumRe + sumIm * sumIm) / PAIRS;
        all = sum / WINDOW;
        rest = restSum / WINDOW;
        hum = humSum / WINDOW;
        tone =
                power >= LEAST
                        && power > SHARE * all
                        && sumRe > 0
                        && Math.abs(sumIm) < MOST_TANGENT * sumRe;
    }

    /** Whether the window is the tone. */
    boolean sounds() {
        return tone;
    }

    /** Mean square of the tone in the window; a sine of amplitude A gives A²/2. */
    double power() {
        return power;
    }

    /** Mean square of everything in the window but direct current and hum. */
    double all() {
        return all;
    }

    /** What each hop of the window holds beside 400 Hz: noise, also while the tone sounds. */
    double rest() {
        return rest;
    }

    /** Mean square of what moves below the telephone band: 0.6 to 0.8 of hum of 50 or 60 Hz. */
    double hum() {
        return hum;
    }

    /** Mean square of everything in the newest hop, likewise. */
    double hopPower() {
        return energies[newest] / HOP;
    }

    /** Amplitude of the tone in the newest hop, up to a constant factor. */
    double amplitude() {
        return Math.sqrt(re * re + im * im);
    }

    /** The newest pair: its angle, {@link #hertz}, is how far the tone is from 400 Hz. */
    double pairRe() {
        return pairsRe[newestPair];
    }

    double pairIm() {
        return pairsIm[newestPair];
    }

    /** How far from 400 Hz a tone is whose pairs sum up to this. */
    static double hertz(double pairRe, double pairIm) {
        return Math.atan2(pairIm, pairRe) * LineAudio.RATE_HZ / (2 * Math.PI * HOP);
    }

    private static double radians(double hertz) {
        return 2 * Math.PI * hertz * HOP / LineAudio.RATE_HZ;
    }

    private void correlate(short[] samples, int from) {
        double nowRe = 0;
        double nowIm = 0;
        for (int i = 0; i < HALF; i++) {
            int at = from + i;
            int folded =
                    samples[at]
                            - samples[at + HALF]
                            + samples[at + 2 * HALF]
                            - samples[at + 3 * HALF];
            nowRe += folded * COS[i];
            nowIm -= folded * SIN[i];
        }
        // |Σ|² of a sine of amplitude A is (A · HOP / 2)²; its mean square is A² / 2.
        double scale = Math.sqrt(2.0) / HOP;
        nowRe *= scale;
        nowIm *= scale;
        newestPair = newestPair + 1 == PAIRS ? 0 : newestPair + 1;
        pairsRe[newestPair] = nowRe * re + nowIm * im;
        pairsIm[newestPair] = nowIm * re - nowRe * im;
        re = nowRe;
        im = nowIm;
    }
}
