package jp.denwaban.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.WavFile;
import jp.denwaban.cli.Refusal;

/** Reads the exchange's folder: its diary and what it sent. See {@code docs/exchange-script.md}. */
final class SentCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String[] ENDINGS = {
        "staff-hung-up", "caller-hung-up", "released", "lost-to-bypass"
    };

    private final Path folder;

    SentCalls(Path folder) {
        this.folder = folder;
    }

    /** Every call so far, in the exchange's order. */
    List<SentCall> calls() throws Refusal {
        Map<Integer, List<JsonNode>> byCall = new TreeMap<>();
        for (JsonNode event : events()) {
            if (event.path("call").asInt() > 0) {
                byCall.computeIfAbsent(event.path("call").asInt(), n -> new ArrayList<>())
                        .add(event);
            }
        }
        return byCall.values().stream().map(SentCalls::call).toList();
    }

    /** The moment of the first event of a kind on a line after another moment. */
    Optional<Instant> first(String event, int line, Instant after) throws Refusal {
        return events().stream()
                .filter(node -> node.path("event").asText().equals(event))
                .filter(node -> node.path("line").asInt() == line)
                .map(node -> Instant.parse(node.path("at").asText()))
                .filter(at -> at.isAfter(after))
                .findFirst();
    }

    /** What was sent in the voice stream of a call; empty where it had none. */
    Optional<SentAudio> audio(int call) throws Refusal {
        Path caller = folder.resolve("call-%03d-caller.wav".formatted(call));
        Path staff = folder.resolve("call-%03d-staff.wav".formatted(call));
        if (!Files.exists(caller)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SentAudio(WavFile.read(caller).samples(), WavFile.read(staff).samples()));
        } catch (AudioFileException e) {
            throw new Refusal("the reference audio of call " + call + " cannot be read", e);
        }
    }

    private List<JsonNode> events() throws Refusal {
        List<JsonNode> events = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
                events.add(JSON.readTree(line));
            }
        } catch (JsonProcessingException e) {
            return events; // The last line is still being written.
        } catch (IOException e) {
            throw new Refusal("the exchange's diary cannot be read: " + folder, e);
        }
        return events;
    }

    private static SentCall call(List<JsonNode> events) {
        JsonNode first = events.get(0);
        StringBuilder keys = new StringBuilder();
        events.stream()
                .filter(event -> is(event, "key-pressed"))
                .forEach(event -> keys.append(event.path("keys").asText()));
        return new SentCall(
                first.path("call").asInt(),
                first.path("line").asInt(),
                first.path("caller").asText(),
                moment(events, "rang"),
                moment(events, "answered"),
                keys.toString(),
                destination(events),
                sample(events, "destination-answered", "answered-by-attendant"),
                sample(events, "staff-speaks"),
                moment(events, "rang-at-attendant").isPresent(),
                ended(events),
                moment(events, ENDINGS));
    }

    private static boolean is(JsonNode event, String... words) {
        return List.of(words).contains(event.path("event").asText());
    }

    private static Optional<Instant> moment(List<JsonNode> events, String... words) {
        return events.stream()
                .filter(event -> is(event, words))
                .map(event -> Instant.parse(event.path("at").asText()))
                .findFirst();
    }

    private static Optional<Long> sample(List<JsonNode> events, String... words) {
        return events.stream()
                .filter(event -> is(event, words) && event.has("sample"))
                .map(event -> event.path("sample").asLong())
                .findFirst();
    }

    private static String destination(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.has("destination"))
                .map(event -> event.path("destination").asText())
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    private static String ended(List<JsonNode> events) {
        return events.stream()
                .filter(event -> is(event, ENDINGS))
                .map(event -> event.path("event").asText())
                .findFirst()
                .orElse("");
    }
}
