package jp.denwaban.disposal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.denwaban.disk.Disk;
import jp.denwaban.recording.SealedHeader;
import jp.denwaban.site.SiteFolder;

/** Everything that lies in a site's folder, and how each part of it is wiped. */
final class SiteFiles {
    private final Disk disk;
    private final SiteFolder site;
    private final Wiping wiping;

    SiteFiles(Disk disk, SiteFolder site) {
        this.disk = disk;
        this.site = site;
        this.wiping = new Wiping(disk);
    }

    /** Both pages of every key file, those half made included. */
    Result keys() throws IOException {
        return wiping.wipe(in(site.keys()), Long.MAX_VALUE);
    }

    /** Of a recording the header is enough: without it the rest is noise, and is filled over. */
    Result headers() throws IOException {
        return wiping.wipe(in(site.recordings()), SealedHeader.BYTES);
    }

    /** Also those moved aside, and what SQLite keeps beside them. */
    Result databases() throws IOException {
        return wiping.wipe(
                in(site.root()).stream().filter(file -> name(file).contains(".db")).toList(),
                Long.MAX_VALUE);
    }

    Result records() throws IOException {
        List<Path> files = new ArrayList<>(in(site.audit()));
        files.addAll(in(site.erasures()));
        return wiping.wipe(files, Long.MAX_VALUE);
    }

    /** Whatever is left, wherever it is; what withstood before is tried once more. */
    Result rest() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders()) {
            in(folder).stream().filter(file -> !stays(file)).forEach(files::add);
        }
        Result wiped = wiping.wipe(files, Long.MAX_VALUE);
        if (wiped.outcome() != Outcome.DONE) {
            return wiped;
        }
        return emptied() ? wiped : Result.failed(wiped.count(), 1, Reason.REMAINS);
    }

    /** What has no contents of its own, then the folders; whether nothing else is left. */
    private boolean emptied() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(site.root())) {
            walk.filter(path -> !path.equals(site.root())).forEach(all::add);
        }
        all.sort(Comparator.reverseOrder());
        boolean empty = true;
        for (Path path : all) {
            boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            if (stays(path) || (folder && path.equals(site.run()))) {
                continue;
            }
            if (folder || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                empty &= deleted(path);
            } else {
                empty = false;
            }
        }
        return empty;
    }

    private static boolean deleted(Path path) {
        try {
            Files.delete(path);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The progress, and the locks that we hold: they are empty. */
    private boolean stays(Path file) {
        return Set.of(
                        site.disposal(),
                        site.run().resolve("lock"),
                        site.run().resolve("console.lock"))
                .contains(file);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> walk = Files.walk(site.root())) {
            return walk.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList();
        }
    }

    private List<Path> in(Path folder) throws IOException {
        return disk.names(folder).stream().map(folder::resolve).toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
