package jp.denwaban.tone;

import java.util.function.Consumer;
import jp.denwaban.tone.ProgressHeard.Kind;

/**
 * How long nothing but the noise of the line was heard. It is never a hang-up: a caller who listens
 * is silent.
 */
final class Silence {
    /** Sound is what lasts for 50 ms: a click of the line does not end a silence. */
    private static final int HOPS_OF_SOUND = 10;

    private final Consumer<ProgressHeard> heard;
    private final long limit;
    private int sounding;
    private long start;
    private long now;
    private boolean reported;

    /** Reports a stretch of {@code limitSamples}, once; the next sound begins a new one. */
    Silence(Consumer<ProgressHeard> heard, long limitSamples) {
        this.heard = heard;
        limit = limitSamples;
    }

    /** One hop of 5 ms; {@code at} is the first sample after it. */
    void accept(boolean sound, long at) {
        now = at;
        sounding = sound ? sounding + 1 : 0;
        if (sounding >= HOPS_OF_SOUND) {
            restart();
        } else if (!reported && at - start >= limit) {
            reported = true;
            heard.accept(new ProgressHeard(Kind.SILENCE, start, at));
        }
    }

    void restart() {
        start = now;
        reported = false;
    }

    long samples() {
        return now - start;
    }
}
