package jp.denwaban.console;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import jp.denwaban.health.NamedThread;

/** One thread that does, in order, what must not be done on the JavaFX thread. */
public final class Worker implements Executor {
    /** A person cannot ask for more in the two seconds a lost reply takes. */
    private static final int MOST_WAITING = 64;

    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    private Worker() {}

    /** Starts the thread; it ends with the process. */
    public static Worker start(String name) {
        Worker worker = new Worker();
        worker.begin(name);
        return worker;
    }

    @Override
    public void execute(Runnable work) {
        if (!waiting.offer(work)) {
            throw new RejectedExecutionException(MOST_WAITING + " things wait already");
        }
    }

    /** A task that falls is logged with its thread, and the next is taken by a fresh one. */
    private void begin(String name) {
        NamedThread.start(name, this::workOn, () -> begin(name));
    }

    private void workOn() {
        try {
            while (true) {
                waiting.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
