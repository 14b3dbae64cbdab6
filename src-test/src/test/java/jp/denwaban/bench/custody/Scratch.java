package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.denwaban.bench.BenchException;
import jp.denwaban.health.NamedThread;

/** A folder for what a bench writes; gone afterwards, also when the bench is told to end early. */
final class Scratch implements AutoCloseable {
    /** The kernel takes a process away within this, or never. */
    private static final long ENDS_SECONDS = 5;

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** Where Java puts what is temporary. */
    static Scratch make(String name) throws BenchException {
        try {
            return remembered(Files.createTempDirectory("denwaban-" + name));
        } catch (IOException e) {
            throw new BenchException("there is no room for what the bench writes", e);
        }
    }

    /** In memory where the machine has that, else as {@link #make}. */
    static Scratch inMemory(String name) throws BenchException {
        Path memory = Path.of("/dev/shm");
        if (!Files.isWritable(memory)) {
            return make(name);
        }
        try {
            return remembered(Files.createTempDirectory(memory, "denwaban-" + name));
        } catch (IOException e) {
            throw new BenchException("there is no room for what the bench writes", e);
        }
    }

    private static Scratch remembered(Path folder) {
        Scratch scratch = new Scratch(folder);
        Runtime.getRuntime()
                .addShutdownHook(
                        NamedThread.factory("bench-cleaning").newThread(scratch::removeAtTheEnd));
        return scratch;
    }

    Path folder() {
        return folder;
    }

    /** Processes of ours must not go on writing where it is removed. */
    private void removeAtTheEnd() {
        ProcessHandle.current()
                .descendants()
                .forEach(
                        process -> {
                            process.destroyForcibly();
                            process.onExit().orTimeout(ENDS_SECONDS, TimeUnit.SECONDS).join();
                        });
        try {
            remove();
        } catch (IOException e) {
            System.err.println("stays behind: " + folder);
        }
    }

    private void remove() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws BenchException {
        try {
            remove();
        } catch (IOException e) {
            throw new BenchException("stays behind: " + folder, e);
        }
    }
}
