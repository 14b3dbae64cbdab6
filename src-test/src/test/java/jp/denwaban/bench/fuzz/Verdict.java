package jp.denwaban.bench.fuzz;

import java.util.Optional;

/**
 * What became of one dialogue.
 *
 * @param crash what was thrown that may not be, or which promise was broken
 * @param hang what never ended
 * @param silenceNanos the longest that a caller on an open line heard nothing
 * @param lost whether the line was given up on the way: shows that the mutations bite
 */
record Verdict(
        long seed, Optional<String> crash, Optional<String> hang, long silenceNanos, boolean lost) {

    /** Issue 4: no line off-hook for longer without audio to the caller, or bypass. */
    static final long LONGEST_SILENCE_NANOS = 10_000_000_000L;

    boolean good() {
        return crash.isEmpty() && hang.isEmpty() && silenceNanos <= LONGEST_SILENCE_NANOS;
    }

    @Override
    public String toString() {
        return "seed %d:%s%s silence %.2f s"
                .formatted(
                        seed,
                        crash.map(what -> " crash " + what).orElse(""),
                        hang.map(what -> " hang " + what).orElse(""),
                        silenceNanos / 1e9);
    }
}
