package jp.denwaban.tone;

import jp.denwaban.audio.LineAudio;

/**
 * Whether 10 ms of sound are the two tones of a telephone key: cheap and rough, only to keep keys
 * from counting as a voice. Which key it is, and whether a caller pressed it, {@link DtmfDetector}
 * says.
 *
 * @see "ITU-T Q.23"
 */
final class KeyTones {
    /** 10 ms part the two groups; within a group every tone is near enough to one of the four. */
    static final int WINDOW = 2 * NetworkTone.HOP;

    /** Two tones 1.5 % off leave 0.9, noise 10 dB below them 0.8 of it; vowels pass it rarely. */
    private static final double SHARE = 0.72;

    /** 10 dB: the law lets a telephone have 5, and a long cable takes 3 more of the high tone. */
    private static final double MOST_TWIST = 10;

    private static final double[] TONES_HZ = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
    private static final int GROUP = 4;

    /** 9 bits: the sum of {@value #WINDOW} products with 16-bit samples stays within an int. */
    private static final int ONE = 512;

    private static final short[] COS = new short[TONES_HZ.length * WINDOW];
    private static final short[] SIN = new short[TONES_HZ.length * WINDOW];

    static {
        for (int tone = 0; tone < TONES_HZ.length; tone++) {
            for (int i = 0; i < WINDOW; i++) {
                double turn = 2 * Math.PI * TONES_HZ[tone] * i / LineAudio.RATE_HZ;
                COS[tone * WINDOW + i] = (short) Math.round(ONE * Math.cos(turn));
                SIN[tone * WINDOW + i] = (short) Math.round(ONE * Math.sin(turn));
            }
        }
    }

    private KeyTones() {}

    /**
     * Looks at the first {@value #WINDOW} samples.
     *
     * @param power mean square of everything in them
     */
    static boolean fill(short[] samples, double power) {
        double low = strongest(samples, 0);
        double high = strongest(samples, GROUP);
        return low + high > SHARE * power && Math.max(low, high) < MOST_TWIST * Math.min(low, high);
    }

    private static double strongest(short[] samples, int from) {
        double most = 0;
        for (int tone = from; tone < from + GROUP; tone++) {
            int re = 0;
            int im = 0;
            for (int i = 0; i < WINDOW; i++) {
                re += samples[i] * COS[tone * WINDOW + i];
                im += samples[i] * SIN[tone * WINDOW + i];
            }
            most = Math.max(most, (double) re * re + (double) im * im);
        }
        return 2 * most / ((double) WINDOW * WINDOW * ONE * ONE);
    }
}
