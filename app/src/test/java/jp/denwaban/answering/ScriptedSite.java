package jp.denwaban.answering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.exchange.ExchangeSettings;
import jp.denwaban.exchange.LinePorts;
import jp.denwaban.exchange.Pacer;
import jp.denwaban.exchange.VirtualExchange;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.WireClient;
import org.awaitility.Awaitility;

/**
 * A site in service on the pseudo-terminals of a virtual exchange that plays a script: everything
 * between a caller's telephone and the opened recording, in real time.
 */
final class ScriptedSite implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final TestSite site;
    private final Path diary;
    private final VirtualExchange exchange;
    private final WireClient console;

    /**
     * Begins.
     *
     * @param plan changes the text of {@code plan.json}
     * @param script of callers and staff; voices stand in {@code root}
     */
    ScriptedSite(Path root, CardModel card, int lines, UnaryOperator<String> plan, String script)
            throws Exception {
        diary = root.resolve("exchange");
        Path file = Files.writeString(root.resolve("calls.script"), script);
        exchange =
                VirtualExchange.onPtys(
                        ExchangeSettings.of(card, lines).writingInto(diary).waitingForService(),
                        ScriptReader.read(file, lines),
                        Pacer.realTime());
        List<TrunkLine> trunks = new ArrayList<>();
        for (LinePorts ports : exchange.ports()) {
            trunks.add(new TrunkLine(ports.line(), card.profile(), ports.control(), ports.voice()));
        }
        site = new TestSite(Files.createDirectory(root.resolve("site")), trunks);
        Path planFile = site.folder.guidance().resolve("plan.json");
        Files.writeString(planFile, plan.apply(Files.readString(planFile)));
        site.start();
        console = site.console();
    }

    /** One thing that happened at the exchange. */
    record Happened(long millis, int line, String event) {}

    WireClient console() {
        return console;
    }

    /** Plays the script to its end, and waits until all its calls are registered. */
    void play(int calls, Duration most) throws Exception {
        Awaitility.await("the script")
                .atMost(most)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> exchange.awaitScript(1));
        site.await("registered", s -> s.today().rang() == calls && s.today().inProgress() == 0);
    }

    Snapshot latest() {
        return site.latest.orElseThrow();
    }

    /** What happened on one line, in order. */
    List<Happened> happened(int line) throws IOException {
        List<Happened> all = new ArrayList<>();
        for (String text : Files.readAllLines(diary.resolve("events.jsonl"))) {
            JsonNode event = JSON.readTree(text);
            if (event.path("line").asInt() == line) {
                all.add(
                        new Happened(
                                event.path("millis").asLong(), line, event.path("event").asText()));
            }
        }
        return all;
    }

    List<Long> when(int line, String event) throws IOException {
        return happened(line).stream()
                .filter(happened -> happened.event().equals(event))
                .map(Happened::millis)
                .toList();
    }

    /** The last call of every line, from the register. */
    Map<Integer, IndexedCall> calls() throws Exception {
        Map<Integer, IndexedCall> byLine = new TreeMap<>();
        try (IndexReader index = IndexReader.open(site.folder.index())) {
            index.calls().forEach(call -> byLine.put(call.line(), call));
        }
        return byLine;
    }

    /** The opened file of the last call of every line. */
    Map<Integer, Recording> recordings() throws Exception {
        Map<Integer, Recording> byLine = new TreeMap<>();
        try (IndexReader index = IndexReader.open(site.folder.index());
                KeyRing keys = site.keys()) {
            for (IndexedFile file : index.files()) {
                Recording recording =
                        new RecordingReader(new FileDisk(), keys)
                                .read(
                                        site.folder.recordings().resolve(file.fileName()),
                                        file.seal());
                byLine.put(recording.meta().orElseThrow().line(), recording);
            }
        }
        return byLine;
    }

    @Override
    public void close() throws Exception {
        console.close();
        site.close();
        exchange.close();
    }
}
