package jp.denwaban.tone;

import jp.denwaban.audio.LineAudio;

/** A stretch of one sound: two tones added, or the second swinging the first. */
record TonePiece(
        int samples, double hz, double amplitude, double secondHz, double secondAmplitude) {
    /** Rise and fall of every piece, 2 ms: a hard edge would splash over the other tones' bins. */
    private static final int RAMP_SAMPLES = 16;

    /** Ring-back swings between 0.1 and full: 90 % depth, as Asterisk's {@code 400*16}. */
    private static final double SWING = 0.9;

    /** In place of the second amplitude: the second frequency swings the first. */
    static final double MODULATES = -1;

    /** No second tone, and no ramps. */
    static final double UNBROKEN = -2;

    static TonePiece silence(int samples) {
        return new TonePiece(samples, 0, 0, 0, 0);
    }

    short at(int sample) {
        double turn = 2 * Math.PI * sample / LineAudio.RATE_HZ;
        double value = amplitude * Math.sin(hz * turn);
        if (secondAmplitude == MODULATES) {
            value *= 1 - SWING * 0.5 * (1 + Math.cos(secondHz * turn));
        } else if (secondAmplitude > 0) {
            value += secondAmplitude * Math.sin(secondHz * turn);
        }
        if (secondAmplitude != UNBROKEN) {
            int edge = Math.min(sample + 1, samples - sample);
            value *= Math.min(1.0, (double) edge / RAMP_SAMPLES);
        }
        return (short) Math.max(-32768, Math.min(32767, Math.round(value)));
    }
}
