package jp.denwaban.tone;

import jp.denwaban.audio.LineAudio;

/**
 * Level in dBm0 and what it is in units of 16-bit PCM.
 *
 * @see "ITU-T G.711: the overload point of the coder is +3.14 dBm0"
 */
final class Dbm0 {
    /** Amplitude of a sine at 0 dBm0: its peak is 3.14 dB below full scale. */
    private static final double AMPLITUDE_0_DBM0 = 32768.0 * Math.pow(10, -3.14 / 20);

    private Dbm0() {}

    /** Amplitude of a sine. */
    static double amplitude(double dbm0) {
        return AMPLITUDE_0_DBM0 * Math.pow(10, dbm0 / 20);
    }

    /** Mean square of any sound. */
    static double power(double dbm0) {
        double amplitude = amplitude(dbm0);
        return amplitude * amplitude / 2;
    }

    /** Level of a sine from the square of its amplitude. */
    static double ofAmplitudeSquared(double squared) {
        return 10 * Math.log10(squared / (AMPLITUDE_0_DBM0 * AMPLITUDE_0_DBM0));
    }

    /** Mean squared difference between neighbouring samples of a sine of amplitude 1. */
    static double change(double hz) {
        double change = 2 * Math.sin(Math.PI * hz / LineAudio.RATE_HZ);
        return change * change / 2;
    }
}
