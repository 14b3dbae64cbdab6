package jp.denwaban.line.card;

import java.util.function.LongSupplier;
import jp.denwaban.line.LineTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every thread of the drivers: named, daemon, and loud when one dies of a broken assumption.
 */
public final class LineThread {
    private static final Logger LOG = LoggerFactory.getLogger(LineThread.class);

    private LineThread() {}

    /** A thread that is not started yet. */
    public static Thread named(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (dead, error) -> LOG.error("thread {} died", dead.getName(), error));
        return thread;
    }

    /** The machine's time, with threads made here. */
    static LineTime time(LongSupplier nanos) {
        return LineTime.machine(nanos, LineThread::start);
    }

    static Thread start(String name, Runnable work) {
        Thread thread = named(name, work);
        thread.start();
        return thread;
    }
}
