package jp.denwaban.leak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.denwaban.health.NamedThread;

/** A process of ours, possibly inside another that watches it; spoken with line by line. */
final class Running implements AutoCloseable {
    /** What answering needs to finish calls, as its service unit allows. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Running(String name, Process process) {
        this.name = name;
        this.process = process;
        NamedThread.start(name + "-output", this::read);
    }

    /**
     * Starts it; its errors are added to {@code NAME.err}.
     *
     * @param environment as {@code NAME=VALUE}, beside ours
     * @param here its working folder
     */
    static Running start(
            String name, List<String> command, List<String> environment, Path errors, Path here)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(here.toFile())
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        errors.resolve(name + ".err").toFile()));
        for (String each : environment) {
            String[] words = each.split("=", 2);
            builder.environment().put(words[0], words[1]);
        }
        return new Running(name, builder.start());
    }

    /** What it says next. */
    String line(Duration patience) throws IOException, InterruptedException {
        String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new IOException(name + " says nothing in " + patience);
        }
        if (line.isEmpty()) {
            throw new IOException(name + " has ended");
        }
        return line;
    }

    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Its own number, or that of the process that watches it. */
    long pid() {
        return process.pid();
    }

    /** Asks it to end in its own order, and waits. */
    void stop() throws IOException, InterruptedException {
        // A watcher ends with what it watches, and would leave it alone if it were told.
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(each -> each.children().findAny().isEmpty())
                .forEach(ProcessHandle::destroy);
        waitFor(PATIENCE);
    }

    /** Its exit code. */
    int waitFor(Duration patience) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(name + " does not end");
        }
        return process.exitValue();
    }

    /** Ends it and all that it started, and waits: a disk it used may be taken away. */
    @Override
    public void close() {
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(each -> each.onExit().orTimeout(10, TimeUnit.SECONDS).join());
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
            lines.add("");
        }
    }
}
