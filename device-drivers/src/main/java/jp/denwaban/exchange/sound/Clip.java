package jp.denwaban.exchange.sound;

import java.util.Arrays;
import jp.denwaban.audio.LineAudio;

/** A spoken sentence held whole in memory, so that the pacing thread never waits for a disk. */
public final class Clip {
    /** Two minutes: longer than any caller speaks in a script, 2 MB of memory. */
    public static final int LONGEST_SAMPLES = 120 * LineAudio.RATE_HZ;

    private final short[] samples;

    /** A sentence of at most {@value #LONGEST_SAMPLES} samples of {@link LineAudio}. */
    public Clip(short[] samples) {
        if (samples.length > LONGEST_SAMPLES) {
            throw new IllegalArgumentException("longer than two minutes: " + samples.length);
        }
        this.samples = samples.clone();
    }

    public int sampleCount() {
        return samples.length;
    }

    /** Speaks the clip once from its beginning. */
    public Sound spoken() {
        int[] next = {0};
        return frame -> {
            int count = Math.min(frame.length, samples.length - next[0]);
            System.arraycopy(samples, next[0], frame, 0, count);
            Arrays.fill(frame, count, frame.length, (short) 0);
            next[0] += count;
            return count;
        };
    }
}
