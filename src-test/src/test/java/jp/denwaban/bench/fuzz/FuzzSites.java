package jp.denwaban.bench.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.denwaban.bench.BenchException;
import jp.denwaban.cli.demo.Trial;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;

/** Real sites in a temporary folder, lent to one play at a time: each is made once, by seconds. */
final class FuzzSites implements AutoCloseable {
    private final Path root;
    private final Queue<SiteFolder> free = new ConcurrentLinkedQueue<>();

    /** One for each lane. */
    FuzzSites(int lines) throws BenchException {
        try {
            root = Files.createTempDirectory("denwaban-fuzz");
            for (int n = 0; n < Runtime.getRuntime().availableProcessors(); n++) {
                SiteFolder site = new SiteFolder(root.resolve("site-" + n));
                Trial.create(site, lines).close();
                free.add(site);
            }
        } catch (IOException | SiteException e) {
            throw new BenchException("a site cannot be made: " + e.getMessage(), e);
        }
    }

    /** What a play gives that has a site to itself. */
    Verdict on(Function<SiteFolder, Verdict> play) {
        SiteFolder site = free.remove();
        try {
            return play.apply(site);
        } finally {
            free.add(site);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left is the temporary folder's.
        }
    }
}
