package jp.denwaban.audio;

/** How one WAV file writes its samples, and how to read one of them. */
record WavFormat(int tag, int channels, int rateHz, int bits) {
    static final int PCM = 1;
    static final int A_LAW = 6;
    static final int MU_LAW = 7;
    static final int EXTENSIBLE = 0xFFFE;

    boolean readable() {
        return switch (tag) {
            case PCM -> bits == 8 || bits == 16 || bits == 24;
            case A_LAW, MU_LAW -> bits == 8;
            default -> false;
        };
    }

    int sampleBytes() {
        return bits / 8;
    }

    /** The sample at {@code at}, as signed 16-bit PCM; of 24 bits the lowest 8 are dropped. */
    short sample(byte[] bytes, int at) {
        if (tag == MU_LAW) {
            return MuLaw.decode(bytes[at]);
        }
        if (tag == A_LAW) {
            return ALaw.decode(bytes[at]);
        }
        return switch (bits) {
            case 8 -> (short) (((bytes[at] & 0xFF) - 128) << 8); // 8-bit WAV is unsigned
            case 16 -> (short) (bytes[at] & 0xFF | bytes[at + 1] << 8);
            default -> (short) (bytes[at + 1] & 0xFF | bytes[at + 2] << 8);
        };
    }
}
