package jp.denwaban.line;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** The machine's own clock, threads and waits. */
record MachineTime(LongSupplier clock, BiFunction<String, Runnable, Thread> threads)
        implements LineTime {

    @Override
    public long nanos() {
        return clock.getAsLong();
    }

    @Override
    public Work goRound(String name, Round round) {
        return begin(name, () -> goRound(round));
    }

    private static void goRound(Round round) {
        try {
            while (round.turn()) {
                // until it is over
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Work begin(String name, Runnable work) {
        Thread thread = threads.apply(name, work);
        return limit -> thread.join(limit.toMillis());
    }

    @Override
    public <T> Optional<T> next(BlockingQueue<T> queue, Duration limit)
            throws InterruptedException {
        return Optional.ofNullable(queue.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public <T> T result(CompletableFuture<T> promise, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return promise.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
