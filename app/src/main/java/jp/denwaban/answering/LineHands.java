package jp.denwaban.answering;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives commands to one card, one after the other, so that the line's owner never waits for the
 * card while audio goes on. What became of a command is told on this thread.
 */
final class LineHands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LineHands.class);

    /** A call needs a handful of commands; more waiting means a card that hangs. */
    private static final int MOST_WAITING = 32;

    /** So often they look whether they are let go. */
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final LineTime time;
    private final LineTime.Work work;
    private volatile boolean closed;

    LineHands(String name, LineTime time) {
        this.time = time;
        this.work = time.begin(name, this::work);
    }

    /** A command to the card. */
    @FunctionalInterface
    interface Command {
        void give() throws LineException;
    }

    /** Queues a command; {@code failed} hears at once, here, if too many wait already. */
    void give(Command command, Runnable done, Consumer<LineException> failed) {
        if (closed || !waiting.offer(() -> run(command, done, failed))) {
            failed.accept(
                    new LineException(LineException.Kind.PORT_LOST, "the card hangs on commands"));
        }
    }

    private static void run(Command command, Runnable done, Consumer<LineException> failed) {
        try {
            command.give();
        } catch (LineException e) {
            failed.accept(e);
            return;
        } catch (RuntimeException e) {
            // What still waits, a hang-up above all, must not wait for ever.
            LOG.error("a command to the card broke", e);
            failed.accept(new LineException(LineException.Kind.REFUSED, "the command broke", e));
            return;
        }
        done.run();
    }

    private void work() {
        try {
            while (!closed || !waiting.isEmpty()) {
                time.next(waiting, LOOK_UP).ifPresent(Runnable::run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What waits is still done; returns when it is, or after {@code most}. */
    void finish(Duration most) {
        closed = true;
        waiting.offer(() -> {}); // looks up at once: 64 lines end one after the other
        try {
            work.join(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
