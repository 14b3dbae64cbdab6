package jp.denwaban.answering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Lets every key press through once, though the card and our own detector both report it. */
final class DigitGate {
    /** The two reports of one press lie this close: one comes at its start, one after its end. */
    private static final long SAME_PRESS_NANOS = 400_000_000L;

    /** A person presses a few keys in that time, never so many. */
    private static final int MOST_UNMATCHED = 16;

    private final Deque<Report> unmatched = new ArrayDeque<>();

    /** Who reports. */
    enum Source {
        CARD,
        DETECTOR
    }

    private record Report(Source source, char key, long atNanos) {
        boolean samePress(Source other, char otherKey, long otherAt) {
            return source != other
                    && key == otherKey
                    && Math.abs(otherAt - atNanos) < SAME_PRESS_NANOS;
        }
    }

    /** Whether this report is a press of its own. */
    boolean pass(Source source, char key, long atNanos) {
        for (Iterator<Report> each = unmatched.iterator(); each.hasNext(); ) {
            if (each.next().samePress(source, key, atNanos)) {
                each.remove();
                return false;
            }
        }
        if (unmatched.size() == MOST_UNMATCHED) {
            unmatched.removeFirst();
        }
        unmatched.addLast(new Report(source, key, atNanos));
        return true;
    }
}
