package jp.denwaban.powercut;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import jp.denwaban.line.LineTime;

/** Time that goes on when somebody turns it: everything happens on one thread, in one order. */
final class HandTime implements LineTime {
    private final List<Round> rounds = new ArrayList<>();
    private long nanos;

    /** Half a second passes, and whoever goes round does so once. */
    void turn() throws InterruptedException {
        nanos += Duration.ofMillis(500).toNanos();
        for (Round round : rounds) {
            round.turn();
        }
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Work goRound(String name, Round round) {
        rounds.add(round);
        return limit -> {};
    }

    @Override
    public Work begin(String name, Runnable work) {
        work.run();
        return limit -> {};
    }

    @Override
    public <T> Optional<T> next(BlockingQueue<T> queue, Duration limit) {
        return Optional.ofNullable(queue.poll());
    }

    @Override
    public <T> T result(CompletableFuture<T> promise, Duration limit)
            throws ExecutionException, InterruptedException {
        return promise.get();
    }
}
