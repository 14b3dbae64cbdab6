package jp.denwaban.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one WAV file writes its samples, and how to read one of them. */
record WavFormat(int tag, int channels, int rateHz, int bits) {
    static final int PCM = 1;
    static final int FLOAT = 3;
    static final int A_LAW = 6;
    static final int MU_LAW = 7;
    static final int EXTENSIBLE = 0xFFFE;

    boolean readable() {
        return switch (tag) {
            case PCM -> bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case FLOAT -> bits == 32 || bits == 64;
            case A_LAW, MU_LAW -> bits == 8;
            default -> false;
        };
    }

    int sampleBytes() {
        return bits / 8;
    }

    /** The sample at {@code at}, as signed 16-bit PCM; of wider ones the upper 16 bits. */
    short sample(byte[] bytes, int at) {
        if (tag == MU_LAW) {
            return MuLaw.decode(bytes[at]);
        }
        if (tag == A_LAW) {
            return ALaw.decode(bytes[at]);
        }
        if (tag == FLOAT) {
            return fromFloat(bytes, at);
        }
        return switch (bits) {
            case 8 -> (short) (((bytes[at] & 0xFF) - 128) << 8); // 8-bit WAV is unsigned
            case 16 -> (short) (bytes[at] & 0xFF | bytes[at + 1] << 8);
            case 24 -> (short) (bytes[at + 1] & 0xFF | bytes[at + 2] << 8);
            default -> (short) (bytes[at + 2] & 0xFF | bytes[at + 3] << 8);
        };
    }

    /** Full scale is ±1.0; what lies beyond is clipped, not a number is silence. */
    private short fromFloat(byte[] bytes, int at) {
        ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double value = bits == 32 ? little.getFloat(at) : little.getDouble(at);
        return (short) Math.max(-32768, Math.min(32767, Math.round(value * 32768.0)));
    }
}
