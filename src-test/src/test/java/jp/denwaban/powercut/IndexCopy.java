package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import jp.denwaban.site.SiteFolder;

/**
 * The index as it stood at one moment, when no transaction was under way: database and journal.
 * That SQLite keeps what it committed, the preload shim shows; here it does.
 *
 * @param database empty where there was none
 */
record IndexCopy(Optional<byte[]> database, Optional<byte[]> journal) {
    static final IndexCopy NONE = new IndexCopy(Optional.empty(), Optional.empty());

    /** What a head that crashed might have left. */
    static final IndexCopy GARBAGE =
            new IndexCopy(
                    Optional.of("no database ".repeat(999).getBytes(StandardCharsets.US_ASCII)),
                    Optional.empty());

    static IndexCopy of(SiteFolder site) throws IOException {
        return new IndexCopy(bytes(site.index()), bytes(journal(site)));
    }

    /** Takes the place of whatever index there is. */
    void restore(SiteFolder site) throws IOException {
        try (Stream<Path> all = Files.list(site.root())) {
            for (Path file : all.toList()) {
                if (file.getFileName().toString().startsWith("index")) {
                    Files.delete(file);
                }
            }
        }
        if (database.isPresent()) {
            Files.write(site.index(), database.get());
        }
        if (journal.isPresent()) {
            Files.write(journal(site), journal.get());
        }
    }

    boolean same(IndexCopy other) {
        return same(database, other.database) && same(journal, other.journal);
    }

    private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isPresent() == other.isPresent()
                && Arrays.equals(one.orElse(new byte[0]), other.orElse(new byte[0]));
    }

    private static Path journal(SiteFolder site) {
        return site.root().resolve(site.index().getFileName() + "-wal");
    }

    private static Optional<byte[]> bytes(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
