package jp.denwaban.exchange.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what rang and how it went, from the exchange's own facts: what the far side of the card
 * claims can be held against it. Read from any thread.
 */
public final class RangSummary implements Journal {
    /** A day of the largest station, several times over; then the oldest are forgotten. */
    private static final int MOST_CALLS = 20_000;

    private final TreeMap<Integer, CallStory> calls = new TreeMap<>();

    @Override
    public synchronized void accept(Fact fact) {
        if (fact.call() == 0) {
            return;
        }
        calls.computeIfAbsent(fact.call(), number -> new CallStory(number, fact.line()))
                .accept(fact);
        if (calls.size() > MOST_CALLS) {
            calls.pollFirstEntry();
        }
    }

    /** How many calls rang at the card. */
    public synchronized int rang() {
        return (int) calls.values().stream().filter(CallStory::rang).count();
    }

    /**
     * The summary as JSON: {@code rang} at the card, {@code rangAtAttendant} only, and one object
     * for each call.
     *
     * @param ports what each line's control port is called
     */
    public synchronized String json(Map<Integer, String> ports) {
        List<String> each = new ArrayList<>();
        for (CallStory story : calls.values()) {
            each.add(story.json(ports.getOrDefault(story.line(), "")));
        }
        return new Json()
                .put("rang", rang())
                .put(
                        "rangAtAttendant",
                        calls.values().stream().filter(CallStory::rangAtAttendantOnly).count())
                .list("calls", each)
                .toString();
    }
}
