package jp.denwaban.exchange.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@code events.jsonl}: one JSON object for each thing that happened, complete lines only,
 * handed to the system at once so that a reader can follow. The fields stand in {@code
 * docs/exchange-script.md}. An interrupt of the writing thread loses no event: a stream of {@link
 * Files} is not closed by it, as a channel would be.
 */
public final class EventFile implements Journal, AutoCloseable {
    public static final String NAME = "events.jsonl";

    private static final Logger LOG = LoggerFactory.getLogger(EventFile.class);

    private final BufferedWriter file;
    private final Instant startedAt;
    private boolean failed;

    /**
     * Begins the file, which must not exist.
     *
     * @throws java.nio.file.FileAlreadyExistsException if an earlier run has left its own
     */
    public EventFile(Path folder, Instant startedAt) throws IOException {
        this.startedAt = startedAt;
        file = Files.newBufferedWriter(folder.resolve(NAME), StandardOpenOption.CREATE_NEW);
    }

    @Override
    public void accept(Fact fact) {
        if (failed) {
            return;
        }
        try {
            file.write(json(fact).toString());
            file.newLine();
            file.flush();
        } catch (IOException wrong) {
            // The telephones go on without their diary; the summary will lack nothing.
            failed = true;
            LOG.error("the event file cannot be written any more", wrong);
        }
    }

    private Json json(Fact fact) {
        Json json =
                new Json()
                        .put("millis", fact.atMillis())
                        .put("at", startedAt.plusMillis(fact.atMillis()).toString())
                        .put("line", fact.line())
                        .put("call", fact.call())
                        .put("event", fact.happening().word());
        if (fact.sample() != Fact.NO_STREAM) {
            json.put("sample", fact.sample());
        }
        fact.details().forEach(json::put);
        return json;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException wrong) {
            LOG.error("the event file did not close", wrong);
        }
    }
}
