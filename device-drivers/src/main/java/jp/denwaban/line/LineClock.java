package jp.denwaban.line;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The monotonic clock of the lines, in nanoseconds, and how their threads wait by it. In service it
 * is {@code System::nanoTime}; in time lapse it is the exchange's own, and stands still until
 * everybody who works on a line has come to rest.
 */
@FunctionalInterface
public interface LineClock extends LongSupplier {

    /**
     * What a thread is to run so that its work counts: this clock, if it can, does not go on before
     * the thread waits or ends. Counts from this call on; the thread must then be started.
     */
    default Runnable counted(Runnable body) {
        return body;
    }

    /** The next thing in a queue, waited for by this clock. */
    default <T> Optional<T> next(BlockingQueue<T> queue, Duration most)
            throws InterruptedException {
        return Optional.ofNullable(queue.poll(most.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** What somebody has promised, waited for by this clock. */
    default <T> T result(Future<T> promise, Duration most)
            throws InterruptedException, ExecutionException, TimeoutException {
        return promise.get(most.toNanos(), TimeUnit.NANOSECONDS);
    }
}
