package jp.denwaban.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.LineTime;

/**
 * Time lapse for both ends of the wire: the exchange and the threads that answer its calls share
 * this clock, and it moves 10 ms on only when all of them wait. So minutes pass as fast as the
 * machine works them off, nobody is ever late because the machine is busy, and since one thread
 * works at a time, the longest waiting first, a run with the same seed goes the same way again.
 *
 * <p>Threads take part by {@link #begin} and {@link #goRound}. What others do (a port that is being
 * closed) takes no time.
 *
 * <p>Longer than most: everything that its one lock guards is read together.
 */
public final class Lockstep implements Pacer, LineTime {
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(Sound.STEP_MILLIS);

    /** Any beginning serves but 0, which code might take for never. */
    private static final long BEGINNING_NANOS = TimeUnit.HOURS.toNanos(1);

    /** Real time in which 10 ms must have been worked off: else somebody waits by another clock. */
    private static final long STUCK_SECONDS = 30;

    private final BiFunction<String, Runnable, Thread> threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rest = lock.newCondition();
    private final List<Place> places = new ArrayList<>();
    private final ThreadLocal<Boolean> counts = ThreadLocal.withInitial(() -> false);
    private volatile long nanos = BEGINNING_NANOS;
    private int working;
    private long stepsLeft;
    private Optional<Place> exchange = Optional.empty();

    /** Where one thread waits. */
    private final class Place {
        private final BooleanSupplier ready;
        private final long dueNanos;
        private final Condition called = lock.newCondition();
        private boolean open;

        Place(BooleanSupplier ready, long dueNanos) {
            this.ready = ready;
            this.dueNanos = dueNanos;
        }

        /** Until it is called; whoever calls counts its thread as working again. */
        void await() throws InterruptedException {
            while (!open) {
                called.await();
            }
        }

        void call() {
            open = true;
            working++;
            called.signal();
        }
    }

    /**
     * A clock that stands still.
     *
     * @param threads starts a thread of this name; each world makes its own
     */
    public Lockstep(BiFunction<String, Runnable, Thread> threads) {
        this.threads = threads;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Work begin(String name, Runnable work) {
        return ended(threads.apply(name, counted(work)));
    }

    @Override
    public Work aside(String name, Runnable work) {
        return ended(threads.apply(name, work));
    }

    private Work ended(Thread thread) {
        return limit -> {
            if (counts.get()) {
                until(() -> !thread.isAlive(), limit);
            } else {
                thread.join(limit.toMillis());
            }
        };
    }

    @Override
    public Work goRound(String name, Round round) {
        return begin(
                name,
                () -> {
                    try {
                        while (round.turn()) {
                            // until it is over
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Override
    public Optional<Lockstep> lockstep() {
        return Optional.of(this);
    }

    @Override
    public boolean await(long step) throws InterruptedException {
        lock.lock();
        try {
            Place mine = new Place(() -> false, Long.MAX_VALUE);
            exchange = Optional.of(mine);
            if (step > 0) {
                working--;
            }
            goOn();
            mine.await();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Counts from this call on; the thread that runs it must then be started. */
    private Runnable counted(Runnable body) {
        lock.lock();
        try {
            working++;
        } finally {
            lock.unlock();
        }
        return () -> {
            counts.set(true);
            try {
                body.run();
            } finally {
                left();
            }
        };
    }

    private void left() {
        lock.lock();
        try {
            working--;
            goOn();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T> Optional<T> next(BlockingQueue<T> queue, Duration most) throws InterruptedException {
        until(() -> !queue.isEmpty(), most);
        return Optional.ofNullable(queue.poll());
    }

    @Override
    public <T> T result(CompletableFuture<T> promise, Duration most)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!until(promise::isDone, most)) {
            throw new TimeoutException("no result after " + most);
        }
        return promise.get();
    }

    /**
     * Waits by this clock, on a counted thread.
     *
     * @param ready asked whenever everybody rests; must not wait
     * @return whether it came to be in time
     */
    boolean until(BooleanSupplier ready, Duration most) throws InterruptedException {
        if (!counts.get()) {
            throw new IllegalStateException(
                    Thread.currentThread().getName() + " is not counted by this clock");
        }
        lock.lock();
        try {
            if (!ready.getAsBoolean()) {
                Place mine = new Place(ready, nanos + most.toNanos());
                places.add(mine);
                working--;
                goOn();
                mine.await();
            }
            return ready.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: lets work who may, and when nobody may, lets 10 ms pass at the exchange. */
    private void goOn() {
        if (working > 0) {
            return;
        }
        for (Place place : places) {
            if (place.dueNanos <= nanos || place.ready.getAsBoolean()) {
                places.remove(place);
                place.call();
                return;
            }
        }
        if (stepsLeft > 0 && exchange.isPresent()) {
            stepsLeft--;
            nanos += STEP_NANOS;
            Place step = exchange.get();
            exchange = Optional.empty();
            step.call();
        } else if (stepsLeft == 0) {
            rest.signalAll();
        }
    }

    /** Lets time pass, and returns when all that belongs to it has been done. */
    public void pass(Duration duration) throws InterruptedException {
        lock.lock();
        try {
            stepsLeft += duration.toMillis() / Sound.STEP_MILLIS;
            goOn();
            long before = stepsLeft;
            while (stepsLeft > 0 || working > 0 || exchange.isEmpty()) {
                boolean heard = rest.await(STUCK_SECONDS, TimeUnit.SECONDS);
                if (!heard && stepsLeft == before) {
                    throw new IllegalStateException(
                            "somebody waits by another clock: "
                                    + working
                                    + " working, "
                                    + stepsLeft
                                    + " steps left");
                }
                before = stepsLeft;
            }
        } finally {
            lock.unlock();
        }
    }
}
