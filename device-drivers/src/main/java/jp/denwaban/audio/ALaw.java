package jp.denwaban.audio;

/**
 * A-law: one byte for one sample, for cards that offer no µ-law.
 *
 * <p>Shape: any number of samples. Units: samples as in {@link LineAudio}; even bits inverted as on
 * the wire.
 *
 * @see "ITU-T G.711, table 1a/1b"
 */
public final class ALaw {
    private static final int EVEN_BITS = 0x55;
    private static final short[] DECODED = new short[256];
    private static final byte[] ENCODED = new byte[1 << 13];

    static {
        for (int code = 0; code < 256; code++) {
            DECODED[code] = expand(code);
        }
        for (int i = 0; i < ENCODED.length; i++) {
            ENCODED[i] = compress(i - (1 << 12));
        }
    }

    private ALaw() {}

    public static byte encode(short sample) {
        return ENCODED[(sample >> 3) + (1 << 12)];
    }

    public static short decode(byte code) {
        return DECODED[code & 0xFF];
    }

    private static short expand(int code) {
        int bits = code ^ EVEN_BITS;
        int segment = (bits & 0x70) >> 4;
        int magnitude = ((bits & 0x0F) << 4) + 8;
        if (segment > 0) {
            magnitude = (magnitude + 0x100) << (segment - 1);
        }
        return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static byte compress(int thirteenBits) {
        int sign = thirteenBits >= 0 ? 0x80 : 0;
        int magnitude = thirteenBits >= 0 ? thirteenBits : -thirteenBits - 1;
        int segment = Math.max(0, 27 - Integer.numberOfLeadingZeros(magnitude)); // 32..63 is 1
        int step = (segment < 2 ? magnitude >> 1 : magnitude >> segment) & 0x0F;
        return (byte) ((sign | segment << 4 | step) ^ EVEN_BITS);
    }
}
