package jp.denwaban.account;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How long a session may still stand untouched. Runs on monotonic time, so setting the clock
 * neither ends nor prolongs a session.
 */
public final class IdleCountdown {
    /** Longer than a telephone call about the matter takes, shorter than a break. */
    public static final Duration LIMIT = Duration.ofMinutes(30);

    private final LongSupplier nanos;
    private final AtomicLong touched;

    /**
     * @param nanos {@code System::nanoTime}
     */
    public IdleCountdown(LongSupplier nanos) {
        this.nanos = nanos;
        this.touched = new AtomicLong(nanos.getAsLong());
    }

    /** A key was pressed or the mouse was used. */
    public void touch() {
        touched.set(nanos.getAsLong());
    }

    /** Zero when the session is over. */
    public Duration left() {
        Duration left = LIMIT.minusNanos(nanos.getAsLong() - touched.get());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** As the top bar says it: the last minute reads 1, and 0 means over. */
    public int minutesLeft() {
        return (int) left().plusSeconds(59).toMinutes();
    }

    public boolean over() {
        return left().isZero();
    }
}
