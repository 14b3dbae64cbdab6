package jp.denwaban.bench.custody;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jp.denwaban.account.NewSite;
import jp.denwaban.account.PracticeSite;
import jp.denwaban.account.PracticeSite.PracticeUser;
import jp.denwaban.answering.FullSite;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Settings;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.site.SiteFolder;

/**
 * A practice site full of recordings in a folder that is removed at the end, and the starts of its
 * answering process after one thing or another. Before each the kernel has forgotten the site's
 * files, and behind each the index must hold what it has to.
 */
final class Starts implements AutoCloseable {
    /** A day of 333 calls on a slow disk; beyond it something is wrong. */
    private static final Duration ERASED_WITHIN = Duration.ofSeconds(120);

    private static final long LOOK_AGAIN_NANOS = 50_000_000;

    /** Pages in the middle of the index that become noise. */
    private static final int SPOILT_BYTES = 8 * 4096;

    private final Scratch scratch;
    private final Path folder;
    private final SiteFolder site;
    private final int recordings;
    private final Random random;
    private final FullSite full;
    private final Snapshot due;
    private final Snapshot settled;

    private Starts(Scratch scratch, int recordings, FullSite full, long seed)
            throws BenchException, IOException, InterruptedException {
        this.scratch = scratch;
        this.folder = scratch.folder();
        this.site = site(folder);
        this.recordings = recordings;
        this.full = full;
        this.random = new Random(seed);
        this.due = Snapshot.take(site, folder.resolve("due"), full.due(), full.open());
        try (Start first = Start.of(site, errors())) {
            untilGone(full.due());
            first.stop();
        }
        List<Path> gone = Stream.concat(full.due().stream(), full.open().stream()).toList();
        this.settled = Snapshot.take(site, folder.resolve("settled"), List.of(), gone);
    }

    /** Makes and fills the site, in about a minute for 5,000 recordings. */
    static Starts make(int recordings, Settings settings)
            throws BenchException, InterruptedException {
        Scratch scratch = Scratch.make("speed");
        boolean whole = false;
        try {
            Starts starts = made(scratch, recordings, settings);
            whole = true;
            return starts;
        } catch (InterruptedException | BenchException e) {
            throw e;
        } catch (Exception e) {
            throw new BenchException("the site could not be filled: " + e, e);
        } finally {
            if (!whole) {
                scratch.close();
            }
        }
    }

    private static Starts made(Scratch scratch, int recordings, Settings settings)
            throws Exception {
        Path folder = scratch.folder();
        SiteFolder site = site(folder);
        PracticeSite.prepare(site, new NewSite(), Instant.now());
        FullSite full =
                FullSite.fill(site, Instant.now(), recordings, settings.seed(), settings::say);
        Files.createDirectory(folder.resolve("open"));
        for (Path file : full.open()) {
            Files.move(file, folder.resolve("open").resolve(file.getFileName()));
        }
        return new Starts(scratch, recordings, full, settings.seed());
    }

    private static SiteFolder site(Path folder) {
        return new SiteFolder(folder.resolve("site"));
    }

    private Path errors() {
        return folder.resolve("errors.log");
    }

    SiteFolder site() {
        return site;
    }

    /** Who may sign in there. */
    PracticeUser administrator() {
        return PracticeSite.users(site).orElseThrow().get(0);
    }

    /** Seconds of a start behind an ordered end; nothing is due. */
    double settled() throws BenchException, InterruptedException {
        return after(settled, () -> {}, recordings);
    }

    /** With a day's recordings to erase, which begins as soon as the lines answer. */
    double due() throws BenchException, InterruptedException {
        return after(due, () -> {}, recordings);
    }

    private static void untilGone(List<Path> due) throws BenchException {
        long most = System.nanoTime() + ERASED_WITHIN.toNanos();
        while (due.stream().anyMatch(Files::exists)) {
            if (System.nanoTime() > most) {
                throw new BenchException("what was due is not gone after " + ERASED_WITHIN);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** Behind a kill of the running process, with 64 calls that nothing has registered. */
    double killed() throws BenchException, InterruptedException {
        return after(
                settled,
                () -> {
                    try (Start running = Start.of(site, errors())) {
                        running.process().kill();
                    }
                    for (Path file : full.open()) {
                        Files.copy(folder.resolve("open").resolve(file.getFileName()), file);
                    }
                },
                recordings + full.open().size());
    }

    /** Without its index. */
    double withoutIndex() throws BenchException, InterruptedException {
        return after(settled, () -> Files.delete(site.index()), recordings);
    }

    /** With pages of it spoilt. */
    double withDamagedIndex() throws BenchException, InterruptedException {
        return after(settled, this::spoilIndex, recordings);
    }

    private void spoilIndex() throws IOException {
        byte[] noise = new byte[SPOILT_BYTES];
        random.nextBytes(noise);
        try (RandomAccessFile index = new RandomAccessFile(site.index().toFile(), "rw")) {
            index.seek(index.length() / 2);
            index.write(noise);
        }
    }

    /** What happened before a start. */
    private interface Mishap {
        void happens() throws BenchException, IOException, InterruptedException;
    }

    private double after(Snapshot snapshot, Mishap mishap, int expected)
            throws BenchException, InterruptedException {
        try {
            snapshot.restore();
            mishap.happens();
            ColdFiles.below(site.root());
            double seconds;
            try (Start start = Start.of(site, errors())) {
                seconds = start.seconds();
                untilGone(full.due());
                start.stop();
            }
            try (IndexReader index = IndexReader.open(site.index())) {
                int kept = index.kept().size();
                if (kept != expected) {
                    throw new BenchException(
                            "the index holds %d recordings and not %d".formatted(kept, expected));
                }
            }
            return seconds;
        } catch (IOException | IndexException e) {
            throw new BenchException("a start could not be prepared or judged", e);
        }
    }

    /** The process at work while somebody signs in. */
    Start running() throws BenchException, InterruptedException {
        try {
            settled.restore();
            return Start.of(site, errors());
        } catch (IOException e) {
            throw new BenchException("a start could not be prepared", e);
        }
    }

    @Override
    public void close() throws BenchException {
        scratch.close();
    }
}
