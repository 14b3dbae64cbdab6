package jp.denwaban.scenario.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Something wrong between one card and the computer for a while.
 *
 * <p>Another kind needs a word here and a branch in {@link FaultyPort}, or, where the exchange
 * plays it, a line in {@link DayScript}.
 */
record DayFault(int line, Kind kind, Duration from, Duration length) {

    enum Kind {
        /** Ports vanish and return. */
        UNPLUGGED,
        /** The card neither hears nor says anything. */
        HANGS,
        /** Bytes that nobody said, among those of the control port. */
        GARBAGE,
        /** Writes are accepted and lead nowhere. */
        DEAF,
        /** The card's power is cut: {@code power} of the exchange's script. */
        POWER_CUT
    }

    /**
     * Closing, 10 s of rest, opening and taking the line into service. Within this the card may
     * ring and nobody is there to hear it.
     */
    static final Duration RECOVERY = Duration.ofSeconds(15);

    /**
     * Who has left is still on our line until his busy tone, or the next one's, is sure: 4 s each.
     */
    private static final Duration LEAVING = Duration.ofSeconds(10);

    /** Three failed re-openings are the end of a line until a person comes: not this day. */
    private static final int LONGEST_SECONDS = 20;

    private static final int APART_SECONDS = 90;

    Duration to() {
        return from.plus(length);
    }

    /** Whether a call of this time on this line may have suffered. */
    boolean touches(int ofLine, Duration rang, Duration ended) {
        return ofLine == line
                && ended.plus(LEAVING).compareTo(from) > 0
                && rang.compareTo(to().plus(RECOVERY)) < 0;
    }

    /** Some for every line, never two at a time on one. */
    static List<DayFault> draw(Random random, int lines, int each, Duration day) {
        List<DayFault> faults = new ArrayList<>();
        for (int line = 1; line <= lines; line++) {
            long span = day.toSeconds() / each;
            for (int n = 0; n < each; n++) {
                long from =
                        span * n + APART_SECONDS / 2 + random.nextInt((int) span - APART_SECONDS);
                Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
                faults.add(
                        new DayFault(
                                line,
                                kind,
                                Duration.ofSeconds(from),
                                Duration.ofMillis(500 + random.nextInt(LONGEST_SECONDS * 1000))));
            }
        }
        return faults;
    }
}
