package jp.denwaban.bench.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** A million dialogues that all go wrong: their log would say it two million times. */
final class Quiet implements AutoCloseable {
    private final Logger logger;
    private final Level before;

    Quiet() {
        logger = (Logger) LoggerFactory.getLogger("jp.denwaban");
        before = logger.getLevel();
        logger.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        logger.setLevel(before);
    }
}
