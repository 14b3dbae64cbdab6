package jp.denwaban.answering;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.denwaban.health.NamedThread;

/** The thread of clock and retention: looks at the time first, then does what the day asks for. */
final class RetentionWatch implements AutoCloseable {
    /** So long after midnight a record may still be there. */
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** A batch of a hundred erasures on a slow disk. */
    private static final long ENDS_WITHIN_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final ClockWatch clock;
    private final Retention retention;
    private final Thread thread;
    private volatile boolean closed;

    RetentionWatch(ClockWatch clock, Retention retention) {
        this.clock = clock;
        this.retention = retention;
        this.thread = NamedThread.start("retention", this::watch, retention::notDone);
    }

    private void watch() {
        while (!closed) {
            clock.look();
            retention.turn();
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    /** Begins nothing any more; returns at once. */
    void end() {
        closed = true;
        retention.end();
        LockSupport.unpark(thread);
    }

    /** Waits for the batch it is at: chain and index are closed next. */
    @Override
    public void close() {
        end();
        try {
            thread.join(ENDS_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
