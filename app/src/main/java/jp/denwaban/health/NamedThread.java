package jp.denwaban.health;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes every thread of the application: named, daemon, with one top-level catch. */
public final class NamedThread {
    private static final Logger LOG = LoggerFactory.getLogger(NamedThread.class);

    private NamedThread() {}

    /**
     * Starts {@code body}; what it throws is logged under the thread's name and ends the thread.
     */
    public static Thread start(String name, Runnable body) {
        return start(name, body, () -> {});
    }

    /**
     * Starts {@code body}.
     *
     * @param fell told once when {@code body} ended by a broken assumption, on the same thread
     */
    public static Thread start(String name, Runnable body, Runnable fell) {
        Thread thread = new Thread(() -> guarded(name, body, fell), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** For executors: threads called {@code name-1}, {@code name-2}, made here like all others. */
    public static ThreadFactory factory(String name) {
        AtomicInteger count = new AtomicInteger();
        return body -> {
            String own = name + "-" + count.incrementAndGet();
            Thread thread = new Thread(() -> guarded(own, body, () -> {}), own);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void guarded(String name, Runnable body, Runnable fell) {
        try {
            body.run();
        } catch (RuntimeException | Error e) {
            LOG.error("thread {} fell", name, e);
            fell.run();
        }
    }
}
