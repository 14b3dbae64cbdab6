package jp.denwaban.answering;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import jp.denwaban.line.LineTime;

/** What waits for one line's thread, in order: facts and orders before frames when it is full. */
final class Inbox {
    /** 15 s of frames and the room for facts; what comes beyond is lost audio, and said so. */
    private static final int MOST_WAITING = 1024;

    /** So much room of the queue is kept for facts: those are never dropped for frames. */
    private static final int ROOM_FOR_FACTS = 256;

    /** So often the thread looks at the time when nothing comes. */
    private static final Duration LOOK_UP = Duration.ofMillis(50);

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final LineTime time;

    Inbox(LineTime time) {
        this.time = time;
    }

    /** Whether there was room. */
    boolean fact(Runnable task) {
        return waiting.offer(task);
    }

    /** Whether there was room beyond what is kept for facts. */
    boolean frame(Runnable task) {
        return waiting.remainingCapacity() > ROOM_FOR_FACTS && waiting.offer(task);
    }

    Optional<Runnable> next() throws InterruptedException {
        return time.next(waiting, LOOK_UP);
    }
}
