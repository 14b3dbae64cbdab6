package jp.denwaban.line.card;

import jp.denwaban.audio.LineAudio;

/**
 * Estimates how much audio a card has failed to deliver, by comparing its frames with the clock.
 *
 * <p>Bytes that are merely late come in the end, so only what stayed missing through a whole second
 * counts; and two crystals never agree, so a frame a minute is forgiven. Where the card itself says
 * that it lost audio, the smallest loss counts.
 */
final class MissingAudio {
    private static final long FRAME_NANOS = LineAudio.FRAME_MILLIS * 1_000_000L;
    private static final long WINDOW_NANOS = 1_000_000_000L;

    /** 300 ppm: thrice the worst of two ordinary crystals. */
    private static final long FORGIVEN_EVERY_NANOS = 60_000_000_000L;

    /** 200 ms: less is the scheduler's, and no listener would notice. */
    private static final long LEAST_FRAMES = 10;

    private long startedAt;
    private long windowAt;
    private long forgivenAt;
    private long accounted;
    private long leastInWindow;
    private boolean overrun;

    void start(long now) {
        startedAt = now;
        windowAt = now;
        forgivenAt = now;
        accounted = 0;
        leastInWindow = Long.MAX_VALUE;
        overrun = false;
    }

    void heardFrame() {
        accounted++;
    }

    /** When what was heard last was said, as far as is known; late audio was said earlier. */
    long audioAt() {
        return startedAt + accounted * FRAME_NANOS;
    }

    /** Frames newly known to be lost, told once a second at most; 0 nearly always. */
    int lookedAt(long now) {
        long behind = (now - startedAt) / FRAME_NANOS - accounted;
        leastInWindow = Math.min(leastInWindow, behind);
        if (now - windowAt < WINDOW_NANOS) {
            return 0;
        }
        long settled = leastInWindow;
        windowAt = now;
        leastInWindow = Long.MAX_VALUE;
        if (settled < 0 || settled > 0 && now - forgivenAt >= FORGIVEN_EVERY_NANOS) {
            accounted += Long.signum(settled);
            forgivenAt = now;
        }
        boolean certain = overrun;
        overrun = false;
        if (settled < (certain ? 1 : LEAST_FRAMES)) {
            return certain ? 1 : 0;
        }
        accounted += settled;
        return (int) settled;
    }

    /** The card itself says that it threw audio away. */
    void overrun() {
        overrun = true;
    }
}
