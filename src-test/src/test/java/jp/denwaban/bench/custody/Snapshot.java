package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.denwaban.site.SiteFolder;

/**
 * A site at one moment, to begin from again and again: everything but the recordings, and those
 * recordings that what follows erases. The others stay where they are.
 */
final class Snapshot {
    private final SiteFolder site;
    private final Path copy;
    private final List<Path> recordings;
    private final List<Path> absent;

    private Snapshot(SiteFolder site, Path copy, List<Path> recordings, List<Path> absent) {
        this.site = site;
        this.copy = copy;
        this.recordings = List.copyOf(recordings);
        this.absent = List.copyOf(absent);
    }

    /**
     * Taken while nobody is at work.
     *
     * @param copy a folder of its own
     * @param recordings that what follows erases
     * @param absent recordings that may be there later, and are not now
     */
    static Snapshot take(SiteFolder site, Path copy, List<Path> recordings, List<Path> absent)
            throws IOException {
        Snapshot snapshot = new Snapshot(site, copy, recordings, absent);
        copy(snapshot.small(site.root()), site.root(), copy);
        copy(recordings, site.root(), copy);
        return snapshot;
    }

    /** Everything as it was. */
    void restore() throws IOException {
        for (Path path : small(site.root()).stream().sorted(Comparator.reverseOrder()).toList()) {
            if (Files.isRegularFile(path)) {
                Files.delete(path);
            }
        }
        copy(small(copy), copy, site.root());
        copy(
                recordings.stream().map(file -> copy.resolve(inside(file))).toList(),
                copy,
                site.root());
        for (Path file : absent) {
            Files.deleteIfExists(file);
        }
    }

    private Path inside(Path file) {
        return site.root().relativize(file);
    }

    /** All but what lies in the recordings folder; a socket is no file to copy. */
    private List<Path> small(Path root) throws IOException {
        Path large = root.resolve(inside(site.recordings()));
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> !path.startsWith(large))
                    .filter(path -> Files.isRegularFile(path))
                    .toList();
        }
    }

    private static void copy(List<Path> files, Path from, Path to) throws IOException {
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(
                    file,
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
