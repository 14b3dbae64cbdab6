package jp.denwaban.exchange.journal;

import java.util.Map;

/**
 * One thing that happened.
 *
 * @param atMillis exchange time since its start
 * @param call counts the calls of the whole exchange from 1; 0 where there is no call
 * @param sample of the line's voice stream that is sent next, or {@link #NO_STREAM}
 * @param details by name, such as {@code key} or {@code destination}
 */
public record Fact(
        long atMillis,
        int line,
        int call,
        Happening happening,
        long sample,
        Map<String, String> details) {
    public static final long NO_STREAM = -1;

    public Fact {
        details = Map.copyOf(details);
    }
}
