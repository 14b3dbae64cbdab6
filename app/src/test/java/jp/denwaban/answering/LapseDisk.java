package jp.denwaban.answering;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import jp.denwaban.exchange.Lockstep;

/** The writers of sealed files in time lapse: every write takes 10 ms, or blocks while told to. */
final class LapseDisk implements Executor, AutoCloseable {
    private static final Duration A_WRITE = Duration.ofMillis(10);

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<Runnable> nothing = new LinkedBlockingQueue<>();
    private final Lockstep time;
    private volatile boolean blocked;
    private volatile boolean closed;

    LapseDisk(Lockstep time) {
        this.time = time;
        time.begin("lapse-disk", this::work);
    }

    void block(boolean now) {
        blocked = now;
    }

    @Override
    public void execute(Runnable write) {
        waiting.add(write);
    }

    private void work() {
        try {
            while (!closed) {
                time.next(nothing, A_WRITE);
                if (!blocked) {
                    time.next(waiting, A_WRITE).ifPresent(Runnable::run);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
