package jp.denwaban.tone;

import jp.denwaban.audio.LineAudio;

/**
 * Levels and other measures of tones on a digital line.
 *
 * @see "ITU-T G.711: a sine whose peak is 3.14 dB below full scale has 0 dBm0 (µ-law: 3.17)"
 */
final class Dbm0 {
    /** Amplitude of a sine at 0 dBm0, in units of 16-bit PCM. */
    static final double AMPLITUDE_0 = 32768.0 * Math.pow(10, -3.14 / 20);

    private Dbm0() {}

    static double amplitude(double dbm0) {
        return AMPLITUDE_0 * Math.pow(10, dbm0 / 20);
    }

    /** Mean squared difference between neighbouring samples of a sine of amplitude 1. */
    static double change(double hz) {
        double change = 2 * Math.sin(Math.PI * hz / LineAudio.RATE_HZ);
        return change * change / 2;
    }

    static double ofPower(double power) {
        return 10 * Math.log10(power / (AMPLITUDE_0 * AMPLITUDE_0));
    }
}
