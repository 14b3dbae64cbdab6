package jp.denwaban.answering;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.denwaban.call.Destination;

/**
 * Which line is calling or talking to which destination: the one place where lines know of each
 * other, so that two of them do not hunt the same telephone. One destination a line at most. Thread
 * safe.
 */
final class Engaged {
    private final Map<Integer, Destination> byLine = new HashMap<>();

    /** The line calls this destination from here on, and no other. */
    synchronized void calls(int line, Destination destination) {
        byLine.put(line, destination);
    }

    /** The line has left its destination. */
    synchronized void leaves(int line) {
        byLine.remove(line);
    }

    /** What other lines have. The attendant is a place with many seats: never among them. */
    synchronized Set<Destination> byOthers(int line) {
        return byLine.entrySet().stream()
                .filter(entry -> entry.getKey() != line)
                .map(Map.Entry::getValue)
                .filter(destination -> destination.way() != Destination.Way.ATTENDANT)
                .collect(Collectors.toUnmodifiableSet());
    }
}
