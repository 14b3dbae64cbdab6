package jp.denwaban.audio.device;

/**
 * How long every channel of a device has said the same number: what a device does that has vanished
 * behind a driver which hides it. Time is an argument; one thread gives samples, any may ask.
 */
final class EqualSamples {
    private final short[] last;
    private volatile long since = Long.MAX_VALUE;
    private volatile boolean varied;

    EqualSamples(int channels) {
        last = new short[channels];
    }

    /** Takes interleaved samples, whole sets of all channels. */
    void accept(short[] samples, int count, long nowNanos) {
        boolean begun = since != Long.MAX_VALUE;
        boolean same = true;
        for (int i = 0; i < count; i++) {
            int channel = i % last.length;
            same &= samples[i] == last[channel] || !begun && i < last.length;
            last[channel] = samples[i];
        }
        varied |= !same;
        if (!same || !begun) {
            since = nowNanos;
        }
    }

    /** For how many nanoseconds nothing has changed. */
    long lastingNanos(long nowNanos) {
        long from = since;
        return from == Long.MAX_VALUE ? 0 : nowNanos - from;
    }

    /** Whether anything has ever changed. */
    boolean varied() {
        return varied;
    }
}
