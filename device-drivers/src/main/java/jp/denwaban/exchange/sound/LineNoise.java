package jp.denwaban.exchange.sound;

/**
 * The faint rush of a line whose loop is closed: about −74 dBFS, one step of µ-law either way. A
 * line that is exactly zero exists nowhere, and a driver may rightly take it for a dead device.
 */
public final class LineNoise {
    /** The smallest step of µ-law (G.711): anything less is not heard at the other end. */
    private static final int STEP = 8;

    private long state;

    public LineNoise(long seed) {
        state = seed * 0x9E3779B97F4A7C15L + 1;
    }

    public void addTo(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            // xorshift64: cheap, repeatable from its seed, white enough to hear and to align by.
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            frame[i] = Mix.clip(frame[i] + STEP * ((int) (state & 0x7FFF) % 3 - 1));
        }
    }
}
