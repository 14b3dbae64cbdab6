package jp.denwaban.answering;

import org.jspecify.annotations.Nullable;

/** Lets every key press through once, though the card and our own detector both report it. */
final class DigitGate {
    /** The two reports of one press lie this close; two presses of one key by hand do not. */
    private static final long SAME_PRESS_NANOS = 400_000_000L;

    private @Nullable Report last;

    /** Who reports. */
    enum Source {
        CARD,
        DETECTOR
    }

    private record Report(Source source, char key, long atNanos) {}

    /** Whether this report is a press of its own. */
    boolean pass(Source source, char key, long atNanos) {
        Report before = last;
        if (before != null
                && before.source() != source
                && before.key() == key
                && Math.abs(atNanos - before.atNanos()) < SAME_PRESS_NANOS) {
            last = null;
            return false;
        }
        last = new Report(source, key, atNanos);
        return true;
    }
}
