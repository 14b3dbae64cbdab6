package jp.denwaban.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.cli.ChildProcess;
import jp.denwaban.cli.Refusal;

/** The exchange of one demonstration, in a process of its own. */
final class ExchangeRun implements AutoCloseable {
    /** A JVM start and a few pseudo-terminals; ten times that on a busy machine. */
    private static final Duration START = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildProcess process;
    private final List<Ports> ports;
    private final long seed;

    /** Where one line is plugged in. */
    record Ports(String control, String voice) {}

    private ExchangeRun(ChildProcess process, JsonNode ready) {
        this.process = process;
        this.ports = ports(ready);
        this.seed = ready.path("seed").asLong();
    }

    static ExchangeRun start(Path folder, Path errors, DemoPlan plan)
            throws Refusal, InterruptedException {
        ChildProcess process =
                ChildProcess.start(
                        errors,
                        "exchange",
                        "--wait-for-service",
                        "--lines",
                        Integer.toString(plan.lines()),
                        "--script",
                        plan.script(),
                        "--references",
                        folder.toString());
        String ready =
                process.line(START)
                        .orElseThrow(() -> new Refusal("the exchange did not start: " + errors));
        return new ExchangeRun(process, parse(ready));
    }

    List<Ports> ports() {
        return ports;
    }

    /** What repeats this run. */
    long seed() {
        return seed;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the last call; the summary the exchange printed. */
    JsonNode summary(Duration patience) throws Refusal, InterruptedException {
        String summary =
                process.line(patience)
                        .orElseThrow(() -> new Refusal("the exchange did not come to its end"));
        return parse(summary);
    }

    @Override
    public void close() {
        process.close();
    }

    private static List<Ports> ports(JsonNode ready) {
        List<Ports> ports = new ArrayList<>();
        for (JsonNode line : ready.path("lines")) {
            ports.add(new Ports(line.path("control").asText(), line.path("voice").asText()));
        }
        return ports;
    }

    private static JsonNode parse(String line) throws Refusal {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new Refusal("the exchange said something else than JSON", e);
        }
    }
}
