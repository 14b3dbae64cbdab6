package jp.denwaban.answering;

import java.util.concurrent.TimeUnit;
import jp.denwaban.audio.LineAudio;

/**
 * How late the frames of one line are handled. Frames of a stream are due 20 ms apart; the earliest
 * of the last seconds tells when, so that a card whose clock is slow is not taken for a late house.
 * Written by the line's thread, read by any.
 */
final class Punctuality {
    /**
     * Later than this counts. The card is 80 ms ahead with what the caller hears and the driver
     * another 20: a frame this late is not heard yet, and one 40 ms later is.
     */
    static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(LineAudio.FRAME_MILLIS);

    /** 5 s, in which a clock that is wrong by 200 ppm is off by 1 ms. */
    private static final int WINDOW_FRAMES = 250;

    private long zeroBefore = Long.MAX_VALUE;
    private long zeroNow = Long.MAX_VALUE;
    private long frame;
    private long frames;
    private long late;
    private long worstNanos;

    /** What one line, or all of them, came to. */
    record Sum(long frames, long late, long worstMillis) {
        static final Sum NONE = new Sum(0, 0, 0);

        Sum and(Sum other) {
            return new Sum(
                    frames + other.frames,
                    late + other.late,
                    Math.max(worstMillis, other.worstMillis));
        }
    }

    /** A call begins, and with it a stream. */
    void begin() {
        frame = 0;
        zeroBefore = Long.MAX_VALUE;
        zeroNow = Long.MAX_VALUE;
    }

    /** So many frames of the stream will never come. */
    void missing(int count) {
        frame += count;
    }

    /** So many frames came and were thrown away, because too many waited: never handled. */
    synchronized void dropped(int count) {
        missing(count);
        frames += count;
        late += count;
    }

    /**
     * One frame is done with.
     *
     * @param atNanos when it came in
     * @param handledNanos when the call was through with it, by the same clock
     */
    synchronized void handled(long atNanos, long handledNanos) {
        zeroNow = Math.min(zeroNow, atNanos - frame * FRAME_NANOS);
        long dueNanos = Math.min(zeroBefore, zeroNow) + frame * FRAME_NANOS;
        long lateness = handledNanos - dueNanos;
        frame++;
        frames++;
        if (frames % WINDOW_FRAMES == 0) {
            zeroBefore = zeroNow;
            zeroNow = Long.MAX_VALUE;
        }
        if (lateness > LATE_NANOS) {
            late++;
        }
        worstNanos = Math.max(worstNanos, lateness);
    }

    synchronized Sum sum() {
        return new Sum(frames, late, TimeUnit.NANOSECONDS.toMillis(worstNanos));
    }
}
