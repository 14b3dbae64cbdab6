package jp.denwaban.audio;

/**
 * µ-law: one byte for one sample, as Japanese trunks and the voice stream carry it.
 *
 * <p>Shape: any number of samples. Units: samples as in {@link LineAudio}; bytes inverted as on the
 * wire, silence is {@value #SILENCE}.
 *
 * @see "ITU-T G.711, table 2a/2b"
 */
public final class MuLaw {
    /** Positive zero. */
    public static final byte SILENCE = (byte) 0xFF;

    private static final int BIAS = 33; // G.711's 14-bit bias
    private static final int CLIP = 8158; // largest 14-bit magnitude before the bias
    private static final short[] DECODED = new short[256];
    private static final byte[] ENCODED = new byte[1 << 14];

    static {
        for (int code = 0; code < 256; code++) {
            DECODED[code] = expand(code);
        }
        for (int i = 0; i < ENCODED.length; i++) {
            ENCODED[i] = compress(i - (1 << 13));
        }
    }

    private MuLaw() {}

    public static byte encode(short sample) {
        return ENCODED[(sample >> 2) + (1 << 13)];
    }

    public static short decode(byte code) {
        return DECODED[code & 0xFF];
    }

    private static short expand(int code) {
        int bits = ~code & 0xFF;
        int magnitude = ((2 * (bits & 0x0F) + BIAS) << ((bits & 0x70) >> 4)) - BIAS;
        return (short) ((bits & 0x80) == 0 ? magnitude * 4 : -magnitude * 4);
    }

    private static byte compress(int fourteenBits) {
        int sign = fourteenBits < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(fourteenBits), CLIP) + BIAS;
        int segment = 26 - Integer.numberOfLeadingZeros(magnitude); // 33..63 is segment 0
        int step = (magnitude >> (segment + 1)) & 0x0F;
        return (byte) ~(sign | segment << 4 | step);
    }
}
