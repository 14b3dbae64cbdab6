package jp.denwaban.line.card;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the threads of a line: named, daemon, and loud when one dies of a broken assumption. */
final class LineThread {
    private static final Logger LOG = LoggerFactory.getLogger(LineThread.class);

    private LineThread() {}

    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (dead, error) -> LOG.error("thread {} died", dead.getName(), error));
        thread.start();
        return thread;
    }
}
