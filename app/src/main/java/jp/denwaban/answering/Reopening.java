package jp.denwaban.answering;

import java.time.Duration;
import java.util.Optional;
import jp.denwaban.line.LineException;

/**
 * Counts how often one line failed: how long it rests before it is opened again, and when it is
 * given up. Owned by the line's thread, read by the start of the process.
 */
final class Reopening {
    /** telephony.md: close, wait 10 s, reopen. */
    private static final Duration REOPEN_AFTER = Duration.ofSeconds(10);

    /** A card that was in the middle of something when we began may need a moment. */
    private static final Duration FIRST_REOPEN_AFTER = Duration.ofSeconds(1);

    private static final int MOST_REOPENINGS = 3;

    private volatile int failures;
    private volatile Optional<LineException> firstFailure = Optional.empty();

    void opened() {
        firstFailure = Optional.empty();
    }

    /** It has served for a while: what failed before is over. */
    void steady() {
        failures = 0;
    }

    void notOpened(LineException why) {
        if (firstFailure.isEmpty()) {
            firstFailure = Optional.of(why);
        }
    }

    /** One failure more; returns how long to rest before the next opening. */
    Duration failed() {
        boolean neverOpened = firstFailure.isPresent() && failures == 0;
        failures++;
        return neverOpened ? FIRST_REOPEN_AFTER : REOPEN_AFTER;
    }

    boolean givenUp() {
        return failures > MOST_REOPENINGS;
    }

    /** A person wants it tried again. */
    void ordered() {
        failures = 0;
    }

    /** Whether the next opening decides: the first one may have met a card that was busy. */
    boolean undecided() {
        return failures == 1
                && firstFailure
                        .map(why -> why.kind() == LineException.Kind.PORT_LOST)
                        .orElse(false);
    }

    /** Why the line could not be opened the first time. */
    Optional<LineException> firstFailure() {
        return firstFailure;
    }
}
