package jp.denwaban.tone;

import jp.denwaban.audio.LineAudio;

/**
 * Says which key the last 20 ms of a leg sound like, every 5 ms.
 *
 * @see "ITU-T Q.24; measured for this project on synthetic lines: 20 ms windows, three probes a
 *     tone, 6 dB over the second, twist −8…+6 dB"
 */
final class DtmfWindow {
    static final int NO_KEY = -1;

    /**
     * 5 windows in a row span 40 ms, and a window with a fifth of silence still counts: nothing of
     * 23 ms gets through and everything of 40 ms does (Q.24, table A-1).
     */
    static final int ENOUGH_EVIDENCE = 30;

    /** Nothing is a digit whose weaker tone is below −47 dBm0: between Q.24's −39 and −55. */
    private static final double LEAST_DBM0 = -47;

    /**
     * Share of the two tones in everything above {@link #CORNER_HZ}. Less is no digit, nor the
     * continuation of one: a leaking prompt may rise over a digit for a moment.
     */
    private static final double LEAST_SHARE = 0.6;

    /** The share as an argument for a digit: {@link #evidence} of windows less or more pure. */
    private static final double PURE = 0.95;

    private static final double CLEAR = 0.83;
    private static final double MIXED = 0.7;

    /**
     * Share in everything, lower frequencies included: a dial tone or a prompt's low voice may be
     * as strong as the digit, but a voice's own overtones are not keys.
     */
    private static final double SHARE_OF_ALL = 0.07;

    /** The best tone of a group over its second, 6 dB as a power ratio. */
    private static final double OVER_SECOND = 3.98;

    /** High over low: the law allows a telephone 5 dB; 6 dB and 1 dB in hand. */
    private static final double MOST_TWIST = 5.01;

    /** Low over high: 8 dB (Q.24, AT&T column: long cable eats the high tone) and 1 dB in hand. */
    private static final double MOST_REVERSE_TWIST = 7.94;

    /** Below 697 Hz less 1.5 %, above the 400 Hz tones and the heart of a voice. */
    private static final double CORNER_HZ = 600;

    private static final double[] TONES_HZ = {697, 770, 852, 941, 1209, 1336, 1477, 1633};

    /** The legal ±1.5 % costs 0.4 dB at most with these; ±3.5 % falls out (measured). */
    private static final double[] PROBES = {0.99, 1.0, 1.01};

    /** Mean square amplitude of a sine at 0 dBm0, its peak 3.14 dB below full scale (G.711). */
    private static final double POWER_0_DBM0 = 32768.0 * 32768.0 / 2 * Math.pow(10, -0.314);

    private static final double LEAST_POWER = power(LEAST_DBM0);

    private static final int HOPS = ToneBank.WINDOW / ToneBank.HOP;

    private final HighPass highPass = new HighPass(CORNER_HZ, LineAudio.RATE_HZ);
    private final ToneBank bank = new ToneBank(TONES_HZ, PROBES, LineAudio.RATE_HZ);
    private final double[] lost = new double[TONES_HZ.length];
    private final double[] hop = new double[ToneBank.HOP];
    private final double[] energy = new double[HOPS];
    private final double[] allEnergy = new double[HOPS];
    private int filled;
    private double hopEnergy;
    private double hopAllEnergy;
    private int newest;
    private long samples;
    private double low;
    private double high;
    private double share;

    DtmfWindow() {
        for (int tone = 0; tone < TONES_HZ.length; tone++) {
            lost[tone] = 1 / highPass.powerGain(TONES_HZ[tone]);
        }
    }

    /**
     * Takes one sample, in units of 16-bit PCM.
     *
     * @return whether a window is complete and {@link #key} tells something new
     */
    boolean accept(double sample) {
        double filtered = highPass.next(sample);
        hop[filled++] = filtered;
        hopEnergy += filtered * filtered;
        hopAllEnergy += sample * sample;
        samples++;
        if (filled < ToneBank.HOP) {
            return false;
        }
        newest = (newest + 1) % HOPS;
        energy[newest] = hopEnergy;
        allEnergy[newest] = hopAllEnergy;
        hopEnergy = 0;
        hopAllEnergy = 0;
        filled = 0;
        bank.accept(hop);
        return true;
    }

    /**
     * The key this window sounds like.
     *
     * @return 4 × low group + high group, or {@link #NO_KEY}
     */
    int key() {
        double inBand = mean(energy);
        if (inBand < LEAST_POWER) {
            return NO_KEY;
        }
        double[] powers = bank.powers();
        int lowTone = best(powers, 0);
        int highTone = best(powers, 4);
        double two = powers[lowTone] + powers[highTone];
        low = powers[lowTone] * lost[lowTone];
        high = powers[highTone] * lost[highTone];
        int key = 4 * lowTone + highTone - 4;
        boolean loud = Math.min(low, high) >= LEAST_POWER;
        boolean twisted = high > low * MOST_TWIST || low > high * MOST_REVERSE_TWIST;
        share = two / inBand;
        boolean alone = share > LEAST_SHARE && low + high > SHARE_OF_ALL * mean(allEnergy);
        boolean clear = clear(powers, lowTone, 0) && clear(powers, highTone, 4);
        return loud && !twisted && alone && clear ? key : NO_KEY;
    }

    /** Power of the low tone in the last window asked for, as it was before our filter. */
    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /**
     * How much the last window argues for its key. {@value #ENOUGH_EVIDENCE} make a digit: 5
     * windows of a quiet line, 6 of an ordinary one, 15 with a voice or noise in it. Measured on
     * synthetic lines and on twenty minutes of synthetic speech.
     */
    int evidence() {
        return share > PURE ? 6 : share > CLEAR ? 5 : share > MIXED ? 2 : 0;
    }

    /** First sample of the window. */
    long start() {
        return samples - ToneBank.WINDOW;
    }

    /** First sample after the window. */
    long end() {
        return samples;
    }

    static double power(double dbm0) {
        return POWER_0_DBM0 * Math.pow(10, dbm0 / 10);
    }

    static double dbm0(double power) {
        return 10 * Math.log10(power / POWER_0_DBM0);
    }

    private static int best(double[] powers, int from) {
        int best = from;
        for (int tone = from + 1; tone < from + 4; tone++) {
            if (powers[tone] > powers[best]) {
                best = tone;
            }
        }
        return best;
    }

    private static boolean clear(double[] powers, int best, int from) {
        for (int tone = from; tone < from + 4; tone++) {
            if (tone != best && powers[tone] * OVER_SECOND > powers[best]) {
                return false;
            }
        }
        return true;
    }

    private static double mean(double[] hops) {
        double sum = 0;
        for (double each : hops) {
            sum += each;
        }
        return sum / ToneBank.WINDOW;
    }
}
