package jp.denwaban.answering;

import java.util.function.LongConsumer;

/**
 * The rest of a watching thread in time that a test moves: when it is over the thread works, and
 * the test's thread serves what it asks of the registrar, until it rests again. Nothing else runs
 * meanwhile.
 */
final class VirtualRest implements LongConsumer {
    /** One round of retention is over in less, on any machine. */
    private static final long LONGEST_NANOS = 120_000_000_000L;

    private final VirtualTime time;
    private long until;
    private boolean resting;

    VirtualRest(VirtualTime time) {
        this.time = time;
    }

    /** On the watching thread. */
    @Override
    public synchronized void accept(long nanos) {
        until = time.nanos() + nanos;
        resting = true;
        try {
            while (resting) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On the test's thread: has it work if it is time to. */
    void look() throws InterruptedException {
        if (over()) {
            release();
            serve();
        }
    }

    /** Until it rests. */
    void serve() throws InterruptedException {
        long limit = System.nanoTime() + LONGEST_NANOS;
        while (!resting()) {
            time.turn();
            Thread.onSpinWait();
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("the watching thread does not rest");
            }
        }
    }

    synchronized void release() {
        resting = false;
        notifyAll();
    }

    private synchronized boolean resting() {
        return resting;
    }

    private synchronized boolean over() {
        return resting && time.nanos() >= until;
    }
}
