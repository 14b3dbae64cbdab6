package jp.denwaban.answering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import jp.denwaban.line.LineTime;

/** Time that a test moves; work that goes round does so when it is asked to, on the same thread. */
final class VirtualTime implements LineTime {
    private final List<Round> rounds = new ArrayList<>();
    private volatile long nanos;

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** Everybody once. */
    void turn() throws InterruptedException {
        for (Round round : List.copyOf(rounds)) {
            if (!round.turn()) {
                rounds.remove(round);
            }
        }
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Work goRound(String name, Round round) {
        rounds.add(round);
        return limit -> {
            while (rounds.contains(round)) {
                turn();
            }
        };
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
    public <T> T result(CompletableFuture<T> promise, Duration limit) {
        return promise.join();
    }
}
