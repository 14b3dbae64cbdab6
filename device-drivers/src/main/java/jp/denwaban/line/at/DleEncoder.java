package jp.denwaban.line.at;

/**
 * Puts the shields into a voice stream: audio bytes and codes in, bytes for the wire out.
 *
 * <p>An audio byte of the shield's value is always sent twice. The shorter form for a pair is read
 * but never sent, because not every card knows it.
 */
public final class DleEncoder {
    private DleEncoder() {}

    /**
     * Encodes {@code audio[from..to)} into {@code out} from {@code at} on; at worst twice as long.
     *
     * @return the index after the last byte put
     */
    public static int encode(byte[] audio, int from, int to, byte[] out, int at) {
        int end = at;
        for (int i = from; i < to; i++) {
            byte b = audio[i];
            out[end++] = b;
            if (b == Dle.SHIELD) {
                out[end++] = b;
            }
        }
        return end;
    }

    /** The two bytes of a code. */
    public static byte[] code(char code) {
        return new byte[] {Dle.SHIELD, (byte) code};
    }
}
