package jp.denwaban.answering;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import jp.denwaban.health.NamedThread;

/**
 * Looks for a newer generation of the keys: the console that made it may be gone, or its entry may
 * not have become durable, and until somebody signs in calls would be sealed to the one before.
 */
final class KeyWatch implements AutoCloseable {
    /** A minute of calls is what a lost word may cost; a look is a few hundred small reads. */
    private static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** A new epoch on a slow disk: the chain is closed next. */
    private static final long ENDS_WITHIN_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final Thread thread;
    private volatile boolean closed;

    private KeyWatch(Runnable turn, LongConsumer rest) {
        this.thread = NamedThread.start("key-watch", () -> watch(turn, rest));
    }

    /**
     * @param turn takes up a newer generation if there is one
     */
    static KeyWatch start(Runnable turn) {
        return start(turn, LockSupport::parkNanos);
    }

    /**
     * @param rest waits for so many nanoseconds, or less
     */
    static KeyWatch start(Runnable turn, LongConsumer rest) {
        return new KeyWatch(turn, rest);
    }

    private void watch(Runnable turn, LongConsumer rest) {
        while (!closed) {
            rest.accept(EVERY_NANOS);
            if (!closed) {
                turn.run();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(ENDS_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
