package jp.denwaban.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A disk of our own in a file: ext4 as on the rack, mounted by a loop device. Root only. */
public final class DataDisk implements AutoCloseable {
    /** Two short calls, a database and the classes of nobody; small, because it is read whole. */
    private static final String SIZE = "256M";

    private static final int PATIENCE_SECONDS = 60;

    private final Path image;
    private final Path root;

    private DataDisk(Path image, Path root) {
        this.image = image;
        this.root = root;
    }

    /** Why this machine has no disk of our own; empty if it has. */
    public static Optional<String> cannot() {
        try {
            Path folder = Files.createTempDirectory("denwaban-disk");
            try (DataDisk disk = mount(folder)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.of("no loop-mounted disk: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /**
     * Makes and mounts it.
     *
     * @throws IOException if this machine does not let us; the message says why
     */
    public static DataDisk mount(Path folder) throws IOException, InterruptedException {
        Path image = folder.resolve("data.img");
        Path root = Files.createDirectories(folder.resolve("data"));
        run("truncate", "-s", SIZE, "" + image);
        run("/usr/sbin/mkfs.ext4", "-q", "-F", "" + image);
        run("mount", "-o", "loop", "" + image, "" + root);
        return new DataDisk(image, root);
    }

    /** Where it is mounted. */
    public Path root() {
        return root;
    }

    /** Until everything that was written stands on it. */
    void sync() throws IOException, InterruptedException {
        run("sync", "-f", "" + root);
    }

    /** What stands on the raw disk, in blocks that belong to a file and in all others. */
    public Set<Needle> holds(Search search) throws IOException, InterruptedException {
        sync();
        return search.in(image);
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "" + root);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(words[0] + ": " + said.strip());
        }
    }
}
