package jp.denwaban.bench.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How quickly the lines were served, by the exchange's own clock: read from its event file (format:
 * docs/exchange-script.md), from nothing of ours.
 */
final class Diary {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The script says nothing of it, so a key is pressed for so long. */
    private static final int KEY_MILLIS = 100;

    private final List<JsonNode> all = new ArrayList<>();
    private final Map<Integer, List<JsonNode>> calls = new TreeMap<>();

    private Diary() {}

    static Diary read(Path folder) throws IOException {
        Diary diary = new Diary();
        for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
            JsonNode event = JSON.readTree(line);
            diary.all.add(event);
            diary.calls
                    .computeIfAbsent(event.path("call").asInt(), call -> new ArrayList<>())
                    .add(event);
        }
        diary.calls.remove(0); // what belongs to no call
        return diary;
    }

    /** From the end of a digit to the order to reach its destination; in milliseconds, sorted. */
    List<Long> reactions() {
        return between("key-pressed", KEY_MILLIS, "route-ordered");
    }

    /**
     * From the moment the rules permit answering to the first sound of guidance; in milliseconds,
     * sorted. With a number that is the ring after it, without one the second ring: in both cases
     * the first ring is passed over, since it may be CAR.
     */
    List<Long> answers() {
        return between("rang-again", 0, "guidance-heard");
    }

    /**
     * Calls whose key was pressed and never led to an order, or that rang on and never answered.
     */
    int unserved() {
        return without("key-pressed", "route-ordered") + without("rang-again", "guidance-heard");
    }

    private int without(String cause, String effect) {
        return (int)
                calls.values().stream()
                        .filter(call -> first(call, cause, 0).isPresent())
                        .filter(call -> first(call, effect, 0).isEmpty())
                        .count();
    }

    /** Calls that rang. */
    int rang() {
        return (int)
                calls.values().stream().filter(call -> first(call, "rang", 0).isPresent()).count();
    }

    /** Times that a card ran dry of what a caller was to hear, or lost what it had heard. */
    int stutters() {
        return (int)
                all.stream()
                        .map(node -> node.path("event").asText())
                        .filter(event -> event.equals("underrun") || event.equals("overrun"))
                        .count();
    }

    private List<Long> between(String cause, int after, String effect) {
        List<Long> all = new ArrayList<>();
        for (List<JsonNode> call : calls.values()) {
            OptionalLong from = first(call, cause, 0);
            if (from.isPresent()) {
                long begin = from.getAsLong();
                first(call, effect, begin).ifPresent(end -> all.add(end - begin - after));
            }
        }
        return all.stream().sorted().toList();
    }

    private static OptionalLong first(List<JsonNode> call, String event, long notBefore) {
        return call.stream()
                .filter(node -> node.path("event").asText().equals(event))
                .mapToLong(node -> node.path("millis").asLong())
                .filter(millis -> millis >= notBefore)
                .findFirst();
    }
}
