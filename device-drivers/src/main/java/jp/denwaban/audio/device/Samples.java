package jp.denwaban.audio.device;

/** Between floats and 16-bit samples. */
final class Samples {
    private Samples() {}

    static short clipped(float sample) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample)));
    }
}
