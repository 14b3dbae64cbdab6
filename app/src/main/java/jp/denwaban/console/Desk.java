package jp.denwaban.console;

import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Executor;

/**
 * What every screen of one console shares: its words, who is signed in, the way to the JavaFX
 * thread, and the time.
 *
 * @param fx {@code Platform::runLater} in the window, {@code Runnable::run} in tests; the only
 *     crossing to the JavaFX thread
 * @param clock in the zone of the site, Japan
 */
public record Desk(Strings words, ConsoleSession session, Executor fx, Clock clock) {

    public ZoneId zone() {
        return clock.getZone();
    }
}
