package jp.denwaban.answering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Lets every key press through once, though the card and our own detector both report it.
 *
 * <p>Each source tells its presses in order, and may miss some. Reports of the two are paired one
 * to one: same key, not farther apart than {@value #SAME_PRESS_MILLIS} ms, pairs never crossing.
 * Who reports a press first is let through at once; the second report of the pair is held back. Two
 * reports of one source are never a pair, however fast they come: 5 5 stays 5 5.
 *
 * <p>A report is paired with the oldest it fits. That gives the most pairs that a run of one key
 * can have, so a source that is late never makes a third press of two; and nothing is held up to
 * see what comes next, because the caller waits.
 */
final class DigitGate {
    /** How far apart the two may report the same press, either of them first. */
    static final long SAME_PRESS_MILLIS = 400;

    /** The voice stream lags behind the card's codes by what card and wire have buffered: 0.2 s. */
    static final long STREAM_LAG_MILLIS = 200;

    private static final long SAME_PRESS_NANOS = SAME_PRESS_MILLIS * 1_000_000;
    private static final long STREAM_LAG_NANOS = STREAM_LAG_MILLIS * 1_000_000;

    /** Keys of the fastest dialling (120 ms a key) while one key is held for 10 s and longer. */
    private static final int MOST_UNPAIRED = 128;

    private final Deque<Report> ofCard = new ArrayDeque<>();
    private final Deque<Report> ofDetector = new ArrayDeque<>();

    /** Who reports. */
    enum Source {
        CARD,
        DETECTOR;

        Source other() {
            return this == CARD ? DETECTOR : CARD;
        }
    }

    /**
     * A key as one source tells it. A card reports when the key goes down, the detector when it is
     * let go: of a key held for seconds the two reports are seconds apart, and it is the time it
     * was down that joins them.
     *
     * @param downNanos since when the key is known to have been down
     * @param atNanos when it was reported
     */
    record Report(char key, long downNanos, long atNanos) {
        static Report at(char key, long nanos) {
            return new Report(key, nanos, nanos);
        }

        private boolean samePress(Report other) {
            return key == other.key
                    && (Math.abs(atNanos - other.atNanos) <= SAME_PRESS_NANOS
                            || held(other.atNanos)
                            || other.held(atNanos));
        }

        private boolean held(long nanos) {
            return downNanos - STREAM_LAG_NANOS <= nanos && nanos <= atNanos;
        }
    }

    /** Whether this report is a press that has not been let through yet. */
    boolean pass(Source source, Report report) {
        Deque<Report> own = unpaired(source);
        if (pair(unpaired(source.other()), report)) {
            own.clear(); // what comes is later than this pair, and what stood here earlier
            return false;
        }
        if (own.size() == MOST_UNPAIRED) {
            own.removeFirst();
        }
        own.addLast(report);
        return true;
    }

    private Deque<Report> unpaired(Source source) {
        return source == Source.CARD ? ofCard : ofDetector;
    }

    /** Takes out the oldest that fits, and what is older: a pair with it would cross this one. */
    private static boolean pair(Deque<Report> others, Report report) {
        if (others.stream().noneMatch(report::samePress)) {
            return false;
        }
        Iterator<Report> each = others.iterator();
        boolean found = false;
        while (!found) {
            found = each.next().samePress(report);
            each.remove();
        }
        return true;
    }
}
