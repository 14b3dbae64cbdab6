package jp.denwaban.answering;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import jp.denwaban.health.NamedThread;

/** The thread of clock and retention: looks at the time first, then does what the day asks for. */
final class RetentionWatch implements AutoCloseable {
    /**
     * So long after midnight the day's erasing begins at the latest: first what index and file
     * agree on, a hundred calls at a time, then the scan, then what the scan put right.
     */
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** A batch of a hundred erasures on a slow disk. */
    private static final long ENDS_WITHIN_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final ClockWatch clock;
    private final Retention retention;
    private final LongConsumer rest;
    private Optional<Thread> thread = Optional.empty();
    private volatile boolean closed;

    RetentionWatch(ClockWatch clock, Retention retention) {
        this(clock, retention, LockSupport::parkNanos);
    }

    /**
     * @param rest waits for so many nanoseconds, or less
     */
    RetentionWatch(ClockWatch clock, Retention retention, LongConsumer rest) {
        this.clock = clock;
        this.retention = retention;
        this.rest = rest;
    }

    /** Once the lines answer: nobody who rings waits for what is over. */
    void begin() {
        thread = Optional.of(NamedThread.start("retention", this::watch, retention::notDone));
    }

    private void watch() {
        while (!closed) {
            clock.look();
            retention.turn();
            rest.accept(EVERY_NANOS);
        }
    }

    /** Begins nothing any more; returns at once. */
    void end() {
        closed = true;
        retention.end();
        thread.ifPresent(LockSupport::unpark);
    }

    /** Waits for the batch it is at: chain and index are closed next. */
    @Override
    public void close() {
        end();
        try {
            if (thread.isPresent()) {
                thread.get().join(ENDS_WITHIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
