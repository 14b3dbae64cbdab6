package jp.denwaban.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.denwaban.health.NamedThread;

/**
 * Another verb of this program in a process of its own: same Java, same class path. Its standard
 * output is read line by line; its errors go to a file.
 */
public final class ChildProcess implements AutoCloseable {
    /** An answering process needs this long to finish running calls; after it, it is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String END = "";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private ChildProcess(Process process, String name) {
        this.process = process;
        NamedThread.start(name + "-output", this::read);
    }

    /**
     * Starts {@code denwaban VERB ARGUMENTS…}; what it says on stderr is added to {@code errors}.
     */
    public static ChildProcess start(Path errors, String verb, String... arguments) throws Refusal {
        try {
            List<String> command = SelfCommand.java(verb);
            command.addAll(List.of(arguments));
            return new ChildProcess(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                            .start(),
                    verb);
        } catch (IOException e) {
            throw new Refusal("the process for " + verb + " could not be started", e);
        }
    }

    /** The next line it prints; empty when it ended or said nothing for so long. */
    public Optional<String> line(Duration patience) throws InterruptedException {
        String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return line == null || line.equals(END) ? Optional.empty() : Optional.of(line);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL: nothing in it gets to say goodbye. */
    public void kill() throws InterruptedException {
        // By its handle, for the reason below.
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** Asks it to end in its own order and waits; kills it when it does not. */
    public int stop() throws InterruptedException {
        // Process.destroy() closes its output on our side, and with it what it says last.
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    public int waitFor(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? process.exitValue()
                : -1;
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lines.add(END);
        }
    }
}
