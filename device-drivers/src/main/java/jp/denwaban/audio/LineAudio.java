package jp.denwaban.audio;

/**
 * The one shape of audio on a telephone line, everywhere in the product.
 *
 * <p>Shape: a frame is {@value #FRAME_SAMPLES} mono samples. Units: signed 16-bit linear PCM at
 * {@value #RATE_HZ} Hz, so a frame lasts {@value #FRAME_MILLIS} ms. 0 dBm0 is a sine whose peak is
 * 3.14 dB below full scale.
 *
 * @see "ITU-T G.711 (sampling rate, 3.14 dBm0 overload point)"
 */
public final class LineAudio {
    public static final int RATE_HZ = 8000;
    public static final int FRAME_MILLIS = 20;
    public static final int FRAME_SAMPLES = RATE_HZ * FRAME_MILLIS / 1000;

    private LineAudio() {}
}
