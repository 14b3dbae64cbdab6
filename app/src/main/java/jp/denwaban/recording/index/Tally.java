package jp.denwaban.recording.index;

import java.util.Optional;
import jp.denwaban.call.Digit;

/**
 * What one call adds to the sums of its day. Only the sums are kept of it.
 *
 * @param hour of the day it rang; empty when it is not known any more
 * @param key the caller chose by
 * @param destination name of the office that was called
 */
public record Tally(Optional<Integer> hour, Optional<Digit> key, Optional<String> destination) {
    /** Of a call that is known from its file alone, without a key. */
    public static final Tally UNKNOWN =
            new Tally(Optional.empty(), Optional.empty(), Optional.empty());
}
