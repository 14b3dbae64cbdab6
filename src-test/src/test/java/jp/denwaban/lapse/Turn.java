package jp.denwaban.lapse;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jp.denwaban.line.card.LineThread;

/**
 * A work that may wait, on a thread that runs only while it is this work's turn: the player hands
 * the turn over and stands still until it comes back.
 */
final class Turn {
    /** Threads are kept for the next work; a fuzz begins millions. */
    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(work -> LineThread.named("in-lapse", work));

    /**
     * Nothing computes so long between two waits; a lock that nobody lets go is waited for ever.
     */
    private static final long LONGEST_TURN_SECONDS = 60;

    private static final ThreadLocal<Optional<Turn>> MINE =
            ThreadLocal.withInitial(Optional::empty);

    private final TimeLapse.Going going;
    private final Semaphore work = new Semaphore(0);
    private final Semaphore player = new Semaphore(0);
    private boolean started;
    private boolean over;
    private boolean ended;
    private BooleanSupplier condition = () -> true;
    private long until;

    Turn(TimeLapse.Going going) {
        this.going = going;
    }

    /** The turn in which the caller runs. */
    static Optional<Turn> mine() {
        return MINE.get();
    }

    /** Whether what it waits for has come, or it has waited long enough. */
    boolean may(long now) {
        return !over && (condition.getAsBoolean() || now >= until);
    }

    boolean over() {
        return over;
    }

    /** The player's side: returns when the work waits again, or is over. */
    void resume() {
        if (started) {
            work.release();
        } else {
            started = true;
            THREADS.execute(this::run);
        }
        if (!back()) {
            throw new TimeLapse.Overrun(going.name + " waits for something outside of this time");
        }
    }

    private boolean back() {
        try {
            return player.tryAcquire(LONGEST_TURN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        MINE.set(Optional.of(this));
        try {
            going.run();
        } finally {
            MINE.set(Optional.empty());
            over = true;
            player.release();
        }
    }

    /** The work's side: returns when its turn has come again. */
    void await(BooleanSupplier forWhat, long untilNanos) throws InterruptedException {
        if (ended) {
            throw new InterruptedException(going.name + " is ended");
        }
        condition = forWhat;
        until = untilNanos;
        player.release();
        work.acquireUninterruptibly();
        if (ended) {
            throw new InterruptedException(going.name + " is ended");
        }
    }

    /** Wakes it for the last time. */
    void end() {
        ended = true;
        while (started && !over) {
            resume();
        }
        over = true;
        going.over.countDown();
    }
}
