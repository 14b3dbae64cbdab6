package jp.denwaban.health;

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

    private static void guarded(String name, Runnable body, Runnable fell) {
        try {
            body.run();
        } catch (RuntimeException | Error e) {
            LOG.error("thread {} fell", name, e);
            fell.run();
        }
    }
}
