package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The preload shim, built from its source with the compiler of the machine: a machine without one
 * does not pass. It watches an unmodified JVM with an unmodified SQLite.
 */
public final class Shim {
    private static final long LONGEST_RUN_SECONDS = 120;

    /** Lines, and calls on each: some 350 steps. */
    private static final int LINES = 3;

    private static final int CALLS = 3;

    /** Tests run in their module's folder, benches in the folder above. */
    private static final List<Path> SOURCES =
            List.of(Path.of("powercut/shim.c"), Path.of("src-test/powercut/shim.c"));

    private final Path library;
    private final Path folder;

    private Shim(Path library, Path folder) {
        this.library = library;
        this.folder = folder;
    }

    /**
     * Builds it.
     *
     * @param folder for the library and the logs
     */
    static Shim build(Path folder, Path source) throws IOException, InterruptedException {
        Path library = folder.resolve("powercut-shim.so");
        run(
                new ProcessBuilder(
                        "gcc",
                        "-std=gnu11",
                        "-O2",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-shared",
                        "-fPIC",
                        "-o",
                        library.toString(),
                        source.toAbsolutePath().toString(),
                        "-ldl",
                        "-lpthread"));
        return new Shim(library, folder);
    }

    public static Shim build(Path folder) throws IOException, InterruptedException {
        Path source =
                SOURCES.stream()
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() -> new IOException("shim.c is not where it was"));
        return build(folder, source);
    }

    /** Has a shift work under it to its end. */
    ShimLog watch(Office office, long seed, ShimMutant mutant)
            throws IOException, InterruptedException {
        Volume before = office.volume();
        Path log = folder.resolve("steps.log");
        Files.deleteIfExists(log);
        Path acknowledged = office.site.root().resolve("acknowledged");
        ProcessBuilder shift =
                Child.plain()
                        .shift(
                                office.site.root(),
                                seed,
                                LINES,
                                CALLS,
                                acknowledged.toString(),
                                mutant.ofShift());
        shift.environment().put("LD_PRELOAD", library.toString());
        shift.environment().put("POWERCUT_ROOT", office.site.root().toString());
        shift.environment().put("POWERCUT_LOG", log.toString());
        run(shift);
        return ShimLog.read(log, before, acknowledged);
    }

    private static void run(ProcessBuilder words) throws IOException, InterruptedException {
        Path said = Files.createTempFile("powercut", ".out");
        Process process = words.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(words.command().get(0) + " does not end");
        }
        String all = Files.readString(said, StandardCharsets.UTF_8);
        Files.delete(said);
        if (process.exitValue() != 0) {
            throw new IOException(words.command().get(0) + " failed: " + all);
        }
    }
}
