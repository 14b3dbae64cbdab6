package jp.denwaban.answering;

import java.time.Duration;
import java.util.Optional;
import jp.denwaban.call.Tick;

/**
 * 計画停止 of one line: what runs may end, up to a limit, and then the line goes to the switchboard.
 * Owned by the line's thread.
 */
final class Drain {
    /**
     * A quarter of an hour ends nearly every call of a station; who stops a box for work on it
     * cannot wait for the rest. Those talks go on by the relay, unrecorded from then on.
     */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private Optional<Tick> until = Optional.empty();
    private Runnable over = () -> {};

    /** {@code whenOver} is run once: when the line has gone, or the stop was taken back. */
    void begin(Tick now, Runnable whenOver) {
        if (until.isPresent()) {
            return; // ordered twice it is no longer
        }
        until = Optional.of(now.plus(LONGEST));
        over = whenOver;
    }

    /** Whether the line is to go now. */
    boolean due(Tick now, boolean idle) {
        return until.isPresent() && (idle || now.compareTo(until.get()) >= 0);
    }

    void end() {
        if (until.isPresent()) {
            until = Optional.empty();
            over.run();
        }
    }
}
