package jp.denwaban.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How one WAV file writes its samples, and how to read a block of them.
 *
 * <p>The width is chosen once for a block, never for a sample: hours of audio pass here.
 *
 * @param bits that count; they stand at the upper end of {@code sampleBytes}
 * @see "Microsoft/IBM Multimedia Programming Interface 1.0: WAVE, data packing for PCM files"
 */
record WavFormat(int tag, int channels, int rateHz, int bits, int sampleBytes) {
    static final int PCM = 1;
    static final int FLOAT = 3;
    static final int A_LAW = 6;
    static final int MU_LAW = 7;
    static final int EXTENSIBLE = 0xFFFE;

    /** The widest integer sample. */
    private static final int MOST_PCM_BITS = 32;

    /**
     * A format as a file tells it.
     *
     * @param blockBytes of one sample of every channel; believed where it makes sense, because 24
     *     bits may stand in three bytes or in four
     */
    static WavFormat told(int tag, int channels, int rateHz, int bits, int blockBytes) {
        int least = (bits + 7) / 8;
        boolean shared = channels > 0 && blockBytes % channels == 0;
        int bytes = shared ? blockBytes / channels : least;
        boolean wider = tag == PCM && bytes >= least && bytes <= 4;
        return new WavFormat(tag, channels, rateHz, bits, wider ? bytes : least);
    }

    boolean readable() {
        return switch (tag) {
            case PCM -> bits >= 1 && bits <= MOST_PCM_BITS;
            case FLOAT -> bits == 32 || bits == 64;
            case A_LAW, MU_LAW -> bits == 8;
            default -> false;
        };
    }

    /** What the file is written in, in words: for who has to convert it. */
    String inWords() {
        return switch (tag) {
            case PCM -> bits + "-bit PCM";
            case FLOAT -> bits + "-bit float";
            case 0x02 -> "Microsoft ADPCM";
            case 0x11 -> "IMA ADPCM";
            case 0x31 -> "GSM 06.10";
            case 0x45, 0x40, 0x14, 0x64 -> "G.72x ADPCM";
            case 0x50, 0x55 -> "MPEG audio";
            default -> "format " + Integer.toHexString(tag);
        };
    }

    /**
     * Reads {@code count} samples from the beginning of {@code block}, as signed 16-bit PCM; of
     * wider ones the upper 16 bits.
     *
     * @param block in the file's order of bytes
     */
    void decode(ByteBuffer block, int count, short[] to, int at) {
        if (tag == MU_LAW) {
            for (int i = 0; i < count; i++) {
                to[at + i] = MuLaw.decode(block.get(i));
            }
        } else if (tag == A_LAW) {
            for (int i = 0; i < count; i++) {
                to[at + i] = ALaw.decode(block.get(i));
            }
        } else if (tag == FLOAT) {
            decodeFloats(block, count, to, at);
        } else {
            decodePcm(block, count, to, at);
        }
    }

    private void decodePcm(ByteBuffer block, int count, short[] to, int at) {
        int upper = block.order() == ByteOrder.LITTLE_ENDIAN ? sampleBytes - 2 : 0;
        switch (sampleBytes) {
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = (short) (((block.get(i) & 0xFF) - 128) << 8); // unsigned
                }
            }
            case 2 -> block.position(0).asShortBuffer().get(to, at, count);
            default -> {
                for (int i = 0, from = upper; i < count; i++, from += sampleBytes) {
                    to[at + i] = block.getShort(from);
                }
            }
        }
    }

    private void decodeFloats(ByteBuffer block, int count, short[] to, int at) {
        if (bits == 32) {
            for (int i = 0; i < count; i++) {
                to[at + i] = fromFloat(block.getFloat(4 * i));
            }
        } else {
            for (int i = 0; i < count; i++) {
                to[at + i] = fromFloat(block.getDouble(8 * i));
            }
        }
    }

    /** Full scale is ±1.0; what lies beyond is clipped, not a number is silence. */
    private static short fromFloat(double value) {
        int rounded = (int) Math.floor(value * 32768.0 + 0.5); // the cast makes 0 of not a number
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
    }
}
