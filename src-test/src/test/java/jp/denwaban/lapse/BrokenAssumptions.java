package jp.denwaban.lapse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Assumptions that broke: the line's owner ends the call by sealing it and says so in its log, and
 * nowhere else.
 */
public final class BrokenAssumptions implements AutoCloseable {
    private final Logger owner =
            (Logger) LoggerFactory.getLogger("jp.denwaban.answering.LineOwner");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    public BrokenAssumptions() {
        owner.setLevel(Level.ERROR);
        told.start();
        owner.addAppender(told);
    }

    /** The first of them and where it broke. */
    public Optional<String> first() {
        return List.copyOf(told.list).stream()
                .filter(event -> event.getThrowableProxy() != null)
                .findFirst()
                .map(
                        event ->
                                event.getFormattedMessage()
                                        + ": "
                                        + event.getThrowableProxy().getClassName()
                                        + " "
                                        + event.getThrowableProxy().getMessage()
                                        + " at "
                                        + event.getThrowableProxy()
                                                .getStackTraceElementProxyArray()[0]);
    }

    @Override
    public void close() {
        owner.detachAppender(told); // the level stays: another lane may be listening
    }
}
