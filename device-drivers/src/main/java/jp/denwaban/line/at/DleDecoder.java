package jp.denwaban.line.at;

/**
 * Takes the shields out of a voice stream: bytes in, audio bytes and codes out.
 *
 * <p>The same machine serves both directions; only the meaning of a code differs. It holds one bit
 * of state, so the stream may be cut anywhere, and it accepts any bytes whatever.
 */
public final class DleDecoder {
    /** Result of {@link #next}: the byte completed nothing. */
    public static final int NOTHING = -1;

    /** Result of {@link #next}: two audio bytes of the value {@link Dle#SHIELD}. */
    public static final int TWO_SHIELDS = -2;

    /**
     * Result of {@link #next}: at or above this, a code, its character being the result minus this.
     */
    public static final int CODE = 0x100;

    private boolean shielded;

    /** Audio byte 0 to 255, or one of {@link #NOTHING}, {@link #TWO_SHIELDS}, {@link #CODE}. */
    public int next(byte b) {
        if (!shielded) {
            shielded = b == Dle.SHIELD;
            return shielded ? NOTHING : b & 0xFF;
        }
        shielded = false;
        return switch (b) {
            case Dle.SHIELD -> Dle.SHIELD;
            case Dle.TWO_SHIELDS -> TWO_SHIELDS;
            default -> CODE + (b & 0xFF);
        };
    }

    /** Whether a shield has come whose second byte has not. */
    public boolean shielded() {
        return shielded;
    }

    /** Decodes {@code in[from..to)}; audio comes in runs, each code where it stood between them. */
    public void decode(byte[] in, int from, int to, StreamSink sink) {
        byte[] audio = new byte[to - from + 1];
        int count = 0;
        for (int i = from; i < to; i++) {
            int got = next(in[i]);
            if (got >= CODE) {
                if (count > 0) {
                    sink.audio(audio, count);
                }
                count = 0;
                sink.code((char) (got - CODE));
            } else if (got == TWO_SHIELDS) {
                audio[count++] = Dle.SHIELD;
                audio[count++] = Dle.SHIELD;
            } else if (got != NOTHING) {
                audio[count++] = (byte) got;
            }
        }
        if (count > 0) {
            sink.audio(audio, count);
        }
    }
}
