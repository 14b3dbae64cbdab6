package jp.denwaban.exchange.modem;

import java.util.Map;

/**
 * Which events {@code +VEM} lets through; all of them to begin with.
 *
 * @see "ITU-T V.253, +VEM and the table of events: event 0 is the highest bit"
 */
public final class EventMask {
    private static final int TOP_BIT = 31;
    private static final int HEX = 16;
    private static final String ALL = "FFFFFFFF";

    private static final Map<Character, Integer> EVENTS =
            Map.ofEntries(
                    Map.entry('R', 3),
                    Map.entry('/', 4),
                    Map.entry('~', 4),
                    Map.entry('o', 5),
                    Map.entry('s', 9),
                    Map.entry('q', 10),
                    Map.entry('l', 13),
                    Map.entry('L', 14),
                    Map.entry('r', 18),
                    Map.entry('b', 19),
                    Map.entry('d', 20),
                    Map.entry('u', 23));

    private static final int KEYS = 4;

    private String shown = ALL;

    /** Whether the code of this letter may be sent. */
    public boolean lets(char letter) {
        int event = EVENTS.getOrDefault(letter, KEYS);
        long mask = Long.parseLong(shown.substring(0, ALL.length()), HEX);
        return (mask >> TOP_BIT - event & 1) != 0;
    }

    /** Eight hexadecimal digits, or ten for the events beyond the 32nd; false if it is not that. */
    boolean set(String ordered) {
        boolean whole = ordered.matches("[0-9A-Fa-f]{8,10}");
        shown = whole ? ordered : shown;
        return whole;
    }

    String shown() {
        return shown;
    }

    void reset() {
        shown = ALL;
    }
}
