package jp.denwaban.exchange.script;

import java.time.Duration;
import jp.denwaban.exchange.sound.Clip;

/** One thing a caller does, after the one before it is done. */
public sealed interface CallerStep {

    /** Listens. */
    record Wait(Duration duration) implements CallerStep {}

    /**
     * Presses keys one after the other.
     *
     * @param levelDbm0 of the low group; the high group is sent 2 dB above it
     */
    record Press(String keys, Duration tone, Duration pause, double levelDbm0)
            implements CallerStep {}

    /** Speaks a sentence to its end. */
    record Say(String name, Clip clip) implements CallerStep {}

    /** Listens until a person is on the line, but not longer than a caller would. */
    record AwaitStaff(Duration limit) implements CallerStep {}

    /** Listens until the other side has hung up, but not longer than a caller would. */
    record AwaitRelease(Duration limit) implements CallerStep {}

    /** Puts the handset down. */
    record HangUp() implements CallerStep {}
}
