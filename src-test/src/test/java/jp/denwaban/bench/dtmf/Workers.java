package jp.denwaban.bench.dtmf;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two threads, as a small machine has: the work of a bench side by side. */
final class Workers implements AutoCloseable {
    private static final int THREADS = 2;

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    /** A piece of work that may fail. */
    interface Task {
        void run() throws Exception;
    }

    /** Runs all of it and waits; the first failure ends the wait. */
    void run(List<Task> tasks) throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        for (Task task : tasks) {
            running.add(
                    pool.submit(
                            () -> {
                                task.run();
                                return null;
                            }));
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a measurement broke off", e.getCause());
            }
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
