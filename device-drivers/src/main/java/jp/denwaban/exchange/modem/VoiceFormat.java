package jp.denwaban.exchange.modem;

import jp.denwaban.audio.ALaw;
import jp.denwaban.audio.MuLaw;

/**
 * How a sample stands in the bytes of the voice stream.
 *
 * <p>Units: 16-bit samples in, one byte or two out (the low one first), 8000 samples a second.
 *
 * @see "ITU-T V.253, table 17: 0 signed PCM, 1 unsigned PCM, 4 µ-law, 5 A-law"
 */
public enum VoiceFormat {
    SIGNED_8("SIGNED PCM", 8),
    UNSIGNED_8("UNSIGNED PCM", 8),
    MU_LAW("ULAW", 8),
    A_LAW("ALAW", 8),
    SIGNED_16("SIGNED PCM", 16);

    private static final int BYTE_BITS = 8;
    private static final int UNSIGNED_ZERO = 0x80;

    private final String shown;
    private final int bits;

    VoiceFormat(String shown, int bits) {
        this.shown = shown;
        this.bits = bits;
    }

    /** As {@code +VSM=?} names it. */
    String shown() {
        return shown;
    }

    int bits() {
        return bits;
    }

    public int bytes() {
        return bits / BYTE_BITS;
    }

    /** The bytes of a sample as one number, its first byte lowest. */
    public int encode(short sample) {
        return switch (this) {
            case SIGNED_8 -> eight(sample) & 0xFF;
            case UNSIGNED_8 -> eight(sample) + UNSIGNED_ZERO & 0xFF;
            case MU_LAW -> MuLaw.encode(sample) & 0xFF;
            case A_LAW -> ALaw.encode(sample) & 0xFF;
            case SIGNED_16 -> sample & 0xFFFF;
        };
    }

    /** The sample of bytes put together as {@link #encode} gives them. */
    public short decode(int code) {
        return switch (this) {
            case SIGNED_8 -> (short) ((byte) code << BYTE_BITS);
            case UNSIGNED_8 -> (short) (code - UNSIGNED_ZERO << BYTE_BITS);
            case MU_LAW -> MuLaw.decode((byte) code);
            case A_LAW -> ALaw.decode((byte) code);
            case SIGNED_16 -> (short) code;
        };
    }

    /** The nearest of 256 steps; the shift alone would give a steady offset of half a step. */
    private static int eight(short sample) {
        return Math.min(Byte.MAX_VALUE, sample + (1 << BYTE_BITS - 1) >> BYTE_BITS);
    }
}
