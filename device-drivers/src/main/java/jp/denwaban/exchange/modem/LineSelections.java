package jp.denwaban.exchange.modem;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What {@code +VLS} can join to the modem, and which events it can tell of in each: T the line, L
 * the telephone beside it, S a loudspeaker, M a microphone. Nobody stands at the last three.
 *
 * @see "ITU-T V.253, +VLS=?: masks while sending, while receiving, while idle; event 0 is the
 *     highest bit"
 */
public final class LineSelections {
    private static final List<String> PRIMITIVES =
            List.of("", "T", "L", "LT", "S", "ST", "M", "MST");

    private static final int CALLER_ID = 0;
    private static final int DISTINCTIVE_RING = 2;
    private static final int RING = 3;
    private static final int KEYS = 4;
    private static final int OVERRUN = 5;
    private static final int SILENCE = 9;
    private static final int QUIET = 10;
    private static final int LOOP_BREAK = 13;
    private static final int POLARITY = 14;
    private static final int RING_BACK = 18;
    private static final int BUSY = 19;
    private static final int DIAL_TONE = 20;
    private static final int UNDERRUN = 23;
    private static final int TOP_BIT = 31;

    private static final int ON_HOOK = mask(CALLER_ID, DISTINCTIVE_RING, RING, POLARITY);
    private static final int OFF_HOOK =
            mask(KEYS, LOOP_BREAK, POLARITY, RING_BACK, BUSY, DIAL_TONE);
    private static final int SENDING = OFF_HOOK | mask(UNDERRUN);
    private static final int RECEIVING = OFF_HOOK | mask(OVERRUN, SILENCE, QUIET);

    private LineSelections() {}

    /** Whether this selection stands on the line, so that its loop is closed. */
    public static boolean onLine(int label) {
        return PRIMITIVES.get(label).contains("T");
    }

    /** The answer to {@code +VLS=?}. */
    static List<String> listed() {
        return IntStream.range(0, PRIMITIVES.size()).mapToObj(LineSelections::listed).toList();
    }

    private static String listed(int label) {
        boolean line = onLine(label);
        return String.format(
                Locale.ROOT,
                "%d,\"%s\",%08X,%08X,%08X",
                label,
                PRIMITIVES.get(label),
                line ? SENDING : label == 0 ? ON_HOOK : mask(UNDERRUN),
                line ? RECEIVING : label == 0 ? ON_HOOK : mask(OVERRUN, SILENCE, QUIET),
                line ? OFF_HOOK : ON_HOOK);
    }

    private static int mask(int... events) {
        int mask = 0;
        for (int event : events) {
            mask |= 1 << TOP_BIT - event;
        }
        return mask;
    }
}
