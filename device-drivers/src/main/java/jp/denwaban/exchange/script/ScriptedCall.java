package jp.denwaban.exchange.script;

import java.time.Duration;
import java.util.List;
import jp.denwaban.line.CallerId;

/**
 * One call of the script.
 *
 * @param start counted from the script's start, or from the end of the call before it on this line
 * @param patience how long the bell may ring before the caller gives up
 * @param steps what the caller does once somebody or something has answered
 */
public record ScriptedCall(
        int line,
        Start start,
        Duration startDelay,
        CallerId callerId,
        Duration patience,
        Leaving leaving,
        List<CallerStep> steps) {

    public ScriptedCall {
        steps = List.copyOf(steps);
    }

    /** From when the delay of a call counts. */
    public enum Start {
        SCRIPT,
        CALL_BEFORE
    }

    /** What the network lets the called side notice after the caller has hung up. */
    public enum Leaving {
        BUSY_TONE,
        DIAL_TONE,
        LOOP_BREAK
    }
}
