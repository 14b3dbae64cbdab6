package jp.denwaban.lapse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import jp.denwaban.line.LineTime;

/**
 * Time that passes only when its one player says so, in ticks of 10 ms. Of everything that goes on
 * in it one thing runs at a time, in the order in which it was begun: the same seed, the same run.
 *
 * <p>Work that goes round is played on the player's own thread; work that may wait has a thread,
 * which runs only while the player stands still. What somebody throws is kept, and ends his work.
 */
public final class TimeLapse implements LineTime, AutoCloseable {
    /** The step of the exchange; a command waits two of them for its reply. */
    public static final long TICK_NANOS = 10_000_000L;

    /** Facts that lead to facts within one tick; more is a loop without end. */
    private static final int MOST_SETTLING = 10_000;

    /** A process ends in the written order within 15 s; a busy machine gets four times that. */
    private static final long LONGEST_END_NANOS = 60_000_000_000L;

    private final Thread player = Thread.currentThread();
    private final Queue<Going> begun = new ConcurrentLinkedQueue<>();
    private final List<Going> rounds = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<Runnable> ticks = new ArrayList<>();
    private final List<Throwable> thrown = new ArrayList<>();
    private volatile long now;
    private boolean took;
    private long horizon = Long.MAX_VALUE;

    /** A time that has not begun yet, played by the thread that makes it. */
    public TimeLapse() {}

    /** Thrown where a time has a limit and has reached it: something never ends. */
    public static final class Overrun extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overrun(String what) {
            super(what);
        }
    }

    /** Has something done at the beginning of every tick: a card, an exchange. */
    public void everyTick(Runnable tick) {
        ticks.add(tick);
    }

    /** From so long after now on, waiting is {@link Overrun}. */
    public void endsAfter(Duration limit) {
        horizon = now + limit.toNanos();
    }

    /** What was thrown at the top of any work. */
    public List<Throwable> thrown() {
        return List.copyOf(thrown);
    }

    /** How many works go round. */
    public int goingRound() {
        return rounds.size() + begun.size();
    }

    /** Lets 10 ms pass. */
    public void tick() {
        if (now >= horizon) {
            throw new Overrun("after %.1f s".formatted(now / 1e9));
        }
        now += TICK_NANOS;
        ticks.forEach(Runnable::run);
        settle();
    }

    /** Lets time pass. */
    public void pass(Duration duration) {
        long until = now + duration.toNanos();
        while (now < until) {
            tick();
        }
    }

    /**
     * Plays on until something is over that takes the machine's own time, such as the end of a
     * process; how much time lapses meanwhile means nothing.
     */
    public void until(BooleanSupplier over) {
        horizon = Long.MAX_VALUE;
        long limit = System.nanoTime() + LONGEST_END_NANOS;
        while (!over.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new Overrun("it does not end");
            }
            tick();
        }
    }

    private void settle() {
        boolean moved = true;
        for (int n = 0; moved; n++) {
            if (n == MOST_SETTLING) {
                throw new Overrun("one tick never ends");
            }
            took = false;
            begin();
            rounds.removeIf(round -> !goesOn(round));
            moved = resumeThoseWhoMay() || took || !begun.isEmpty();
        }
    }

    private void begin() {
        for (Going next = begun.poll(); next != null; next = begun.poll()) {
            if (next.round.isPresent()) {
                rounds.add(next);
            } else {
                turns.add(new Turn(next));
            }
        }
    }

    private boolean goesOn(Going going) {
        boolean goesOn = false;
        try {
            goesOn = going.round.orElseThrow().turn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Overrun e) {
            throw e;
        } catch (RuntimeException | Error e) {
            thrown.add(e);
        }
        if (!goesOn) {
            going.over.countDown();
        }
        return goesOn;
    }

    private boolean resumeThoseWhoMay() {
        boolean moved = false;
        for (Turn turn : List.copyOf(turns)) {
            if (turn.may(now)) {
                turn.resume();
                moved = true;
            }
        }
        turns.removeIf(Turn::over);
        return moved;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Work goRound(String name, Round round) {
        return begin(new Going(name, () -> {}, Optional.of(round)));
    }

    @Override
    public Work begin(String name, Runnable work) {
        return begin(new Going(name, work, Optional.empty()));
    }

    private Work begin(Going going) {
        begun.add(going);
        return limit -> {
            if (Thread.currentThread() == player || Turn.mine().isPresent()) {
                await(() -> going.over.getCount() == 0, limit);
            } else {
                going.over.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            }
        };
    }

    @Override
    public <T> Optional<T> next(BlockingQueue<T> queue, Duration limit)
            throws InterruptedException {
        if (Turn.mine().isPresent()) {
            await(() -> !queue.isEmpty(), limit);
        }
        Optional<T> next = Optional.ofNullable(queue.poll());
        took |= next.isPresent();
        return next;
    }

    @Override
    public <T> T result(CompletableFuture<T> promise, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        await(promise::isDone, limit);
        if (!promise.isDone()) {
            throw new TimeoutException("after " + limit);
        }
        return promise.get();
    }

    /** Until it holds, or so long: the player plays on, work gives its turn away. */
    private void await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long until = now + limit.toNanos();
        Optional<Turn> mine = Turn.mine();
        if (mine.isPresent()) {
            mine.get().await(condition, until);
            return;
        }
        if (Thread.currentThread() != player) {
            throw new IllegalStateException("not of this time: " + Thread.currentThread());
        }
        while (!condition.getAsBoolean() && now < until) {
            tick();
        }
    }

    /** Ends all that still waits. */
    @Override
    public void close() {
        begin();
        turns.forEach(Turn::end);
        turns.clear();
        rounds.clear();
    }

    /** Something that was begun. */
    final class Going {
        final String name;
        final Runnable work;
        final Optional<Round> round;
        final CountDownLatch over = new CountDownLatch(1);

        Going(String name, Runnable work, Optional<Round> round) {
            this.name = name;
            this.work = work;
            this.round = round;
        }

        /** On a thread of its own. */
        void run() {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                thrown.add(e);
            } finally {
                over.countDown();
            }
        }
    }
}
