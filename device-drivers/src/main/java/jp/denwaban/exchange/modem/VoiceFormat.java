package jp.denwaban.exchange.modem;

import jp.denwaban.audio.Companding;

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
        return bits / Byte.SIZE;
    }

    /** The bytes of a sample as one number, its first byte lowest. */
    public int encode(short sample) {
        return switch (this) {
            case SIGNED_8 -> Companding.SIGNED_8.encode(sample) & 0xFF;
            case UNSIGNED_8 -> Companding.UNSIGNED_8.encode(sample) & 0xFF;
            case MU_LAW -> Companding.MU_LAW.encode(sample) & 0xFF;
            case A_LAW -> Companding.A_LAW.encode(sample) & 0xFF;
            case SIGNED_16 -> sample & 0xFFFF;
        };
    }

    /** The sample of bytes put together as {@link #encode} gives them. */
    public short decode(int code) {
        return switch (this) {
            case SIGNED_8 -> Companding.SIGNED_8.decode((byte) code);
            case UNSIGNED_8 -> Companding.UNSIGNED_8.decode((byte) code);
            case MU_LAW -> Companding.MU_LAW.decode((byte) code);
            case A_LAW -> Companding.A_LAW.decode((byte) code);
            case SIGNED_16 -> (short) code;
        };
    }
}
