package jp.denwaban.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The waits between guesses. They run on monotonic time and begin anew with the process, so that
 * neither a kill nor a changed clock shortens one.
 */
final class Waits {
    /** As many as {@link AttemptTable#MOST_ROWS}; then the oldest knowledge is the database's. */
    private static final int MOST = AttemptTable.MOST_ROWS;

    private final LongSupplier nanos;
    private final Map<String, Wait> waits = new HashMap<>();

    private record Wait(long from, Duration length) {}

    Waits(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How long this row of the table still waits, given the failures the database knows. */
    Duration left(String id, int failures) {
        if (!waits.containsKey(id)) {
            begin(id, failures);
        }
        Wait wait = waits.get(id);
        if (wait == null) {
            return SignInLimits.waitAfter(failures);
        }
        Duration left = wait.length().minusNanos(nanos.getAsLong() - wait.from());
        return left.isNegative() ? Duration.ZERO : left;
    }

    void begin(String id, int failures) {
        if (waits.size() < MOST || waits.containsKey(id)) {
            waits.put(id, new Wait(nanos.getAsLong(), SignInLimits.waitAfter(failures)));
        }
    }
}
