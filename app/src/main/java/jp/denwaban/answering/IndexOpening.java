package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import jp.denwaban.disk.Disk;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.IndexException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the index at a start. A damaged one is moved aside, to be looked at, and one is made anew
 * with what of the old can be read and no file tells. May be interrupted and repeated: the new one
 * has another name until it is whole, and while that name is there the work is not done.
 */
final class IndexOpening {
    private static final Logger LOG = LoggerFactory.getLogger(IndexOpening.class);
    private static final String JOURNAL = "-wal";
    private static final String SHARED = "-shm";

    private final Disk disk;
    private final Path file;
    private final Path unfinished;
    private final KnownCalls known;
    private final Runnable setAside;

    /**
     * Of one site.
     *
     * @param disk the one that SQLite writes to as well
     * @param known what lies beside the index and speaks of calls
     * @param setAside is run whenever an index was moved aside, before the new one is begun
     */
    IndexOpening(Disk disk, Path file, KnownCalls known, Runnable setAside) {
        this.disk = disk;
        this.file = file;
        this.unfinished = beside(file, ".new");
        this.known = known;
        this.setAside = setAside;
    }

    /**
     * Opens or makes it.
     *
     * @param today what the start will read of it is tried first
     * @throws IndexException also for an index that is whole and cannot be used: it stays
     */
    CallIndex open(LocalDate today) throws IndexException, IOException {
        // What a killed process named is seen whether it was forced or not.
        force();
        if (!disk.exists(unfinished)) {
            try {
                return readable(today);
            } catch (IndexException damaged) {
                if (!damaged.damaged() || !disk.exists(file)) {
                    throw damaged;
                }
                LOG.error("the index is damaged and set aside", damaged);
                disk.create(unfinished).close();
                force();
            }
        }
        Path aside = movedAside();
        setAside.run();
        makeFrom(aside);
        return CallIndex.openForWriting(file);
    }

    private CallIndex readable(LocalDate today) throws IndexException {
        CallIndex index = CallIndex.openForWriting(file);
        try {
            index.readThrough(today);
            return index;
        } catch (IndexException e) {
            index.close();
            throw e;
        }
    }

    /** The journal belongs to the damaged file and would be played into the new one. */
    private Path movedAside() throws IOException {
        int newest = SetAside.newest(file);
        Path aside = SetAside.file(file, disk.exists(file) ? newest + 1 : newest);
        move(file, aside);
        move(beside(file, JOURNAL), beside(aside, JOURNAL));
        remove(beside(file, SHARED));
        force();
        return aside;
    }

    /** From its beginning: how far an earlier start came nobody knows. */
    private void makeFrom(Path aside) throws IndexException, IOException {
        remove(beside(unfinished, JOURNAL));
        remove(beside(unfinished, SHARED));
        Files.write(unfinished, new byte[0]);
        try (CallIndex fresh = CallIndex.openForWriting(unfinished)) {
            fresh.salvage(aside, known.files(), known.lastNumber());
            if (!fresh.emptyJournal()) {
                throw new IndexException("somebody reads an index that is not made yet");
            }
        }
        disk.rename(unfinished, file);
        force();
    }

    private void move(Path from, Path to) throws IOException {
        if (disk.exists(from)) {
            disk.rename(from, to);
        }
    }

    private void remove(Path one) throws IOException {
        if (disk.exists(one)) {
            disk.delete(one);
        }
    }

    private void force() throws IOException {
        disk.forceFolder(file.resolveSibling(".").normalize());
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
