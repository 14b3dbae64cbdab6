package jp.denwaban.line;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * How time passes for the lines and for those who work on them: what the clock says, how work goes
 * on beside other work, how one waits. In service it is the {@link #machine}'s; under test it may
 * be one of which a day passes in a minute.
 */
public interface LineTime {

    /** Nanoseconds of one monotonic clock. */
    long nanos();

    /**
     * Has work go round on a thread of its own. Of this time's waits it uses {@link #next} only.
     */
    Work goRound(String name, Round round);

    /** Has something done once, on a thread of its own, because it may wait. */
    Work begin(String name, Runnable work);

    /**
     * Has something done once that may hang for ever, such as closing a port: a time that waits for
     * its workers does not wait for this.
     */
    default Work aside(String name, Runnable work) {
        return begin(name, work);
    }

    /** The next thing in a queue, waited for at most so long. */
    <T> Optional<T> next(BlockingQueue<T> queue, Duration limit) throws InterruptedException;

    /** What was promised, waited for at most so long. */
    <T> T result(CompletableFuture<T> promise, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException;

    /** One round of a work that has no end of its own. */
    @FunctionalInterface
    interface Round {
        /** False when this was the last. */
        boolean turn() throws InterruptedException;
    }

    /** Something that was begun. */
    @FunctionalInterface
    interface Work {
        /** Waits until it is over, or so long. */
        void join(Duration limit) throws InterruptedException;
    }

    /**
     * Time as it passes for everybody.
     *
     * @param threads starts a thread of this name; each world makes its own
     */
    static LineTime machine(LongSupplier nanos, BiFunction<String, Runnable, Thread> threads) {
        return new MachineTime(nanos, threads);
    }
}
