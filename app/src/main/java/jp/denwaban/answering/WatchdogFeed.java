package jp.denwaban.answering;

import java.time.Duration;
import java.util.concurrent.Executor;
import jp.denwaban.call.Tick;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineTime;

/**
 * Tells one card that its line is alive, on hands of its own so that no other order delays it.
 * Whether the line is alive is {@link Proof}'s to say. Owned by the line's thread.
 */
final class WatchdogFeed {
    /** The card falls into bypass 3 s after the last feed; security.md allows one a second. */
    private static final Duration FEED_EVERY = Duration.ofSeconds(1);

    private static final Duration FED_FOR = Duration.ofSeconds(3);

    private final int number;
    private final LineTime time;
    private final Executor owner;
    private LineHands hands;
    private long lastAsked;
    private boolean asking;
    private volatile long fedAtNanos;

    WatchdogFeed(int number, LineTime time, Executor owner) {
        this.number = number;
        this.time = time;
        this.owner = owner;
        this.hands = freshHands();
        this.lastAsked = time.nanos() - FEED_EVERY.toNanos();
        this.fedAtNanos = time.nanos() - Duration.ofMinutes(1).toNanos();
    }

    /** Feeds if it is time to, and the card has replied to the last time. */
    void feed(Line line, Tick now) {
        boolean due = now.nanos() - lastAsked >= FEED_EVERY.toNanos();
        if (!due || asking) {
            return;
        }
        lastAsked = now.nanos();
        asking = true;
        hands.give(
                line::feedWatchdog,
                () -> {
                    fedAtNanos = time.nanos();
                    replied();
                },
                failed -> {
                    if (failed.kind() == LineException.Kind.UNSUPPORTED) {
                        fedAtNanos = time.nanos();
                    }
                    replied();
                });
    }

    private void replied() {
        owner.execute(() -> asking = false);
    }

    /** Whether the card was fed in the last three seconds. */
    boolean fed(Tick now) {
        return now.nanos() - fedAtNanos <= FED_FOR.toNanos();
    }

    /** The card was given up: what still hangs on it must not hold the next one. */
    void renew() {
        LineHands old = hands;
        hands = freshHands();
        old.close();
    }

    void close() {
        hands.close();
    }

    private LineHands freshHands() {
        return new LineHands("feed-" + number, time);
    }
}
