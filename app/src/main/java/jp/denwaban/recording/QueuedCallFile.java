package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import jp.denwaban.disk.Disk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call's file whose disk work runs on a few shared threads. One item is written per turn, so that
 * calls take turns; at most one turn of a call runs at a time.
 */
final class QueuedCallFile implements CallFile {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedCallFile.class);

    /** A disk that cuts a call this often has failed. */
    static final int MOST_PARTS = 8;

    static final String DISK_FULL = "D-02";
    static final String DISK_FAILED = "D-03";

    /** Less than this, and a failed write was for want of room. */
    private static final long NO_ROOM_BYTES = 1024 * 1024;

    /** Where this file's parts go. */
    record Place(Disk disk, Path folder, SealedPart.Origin origin) {}

    private final Place place;
    private final RecordingQueue queue;
    private final Executor writers;
    private final Listener listener;
    private final Object turn = new Object();
    private boolean scheduled;

    // Only touched in turns, which exclude each other.
    private SealedName next;
    private Optional<SealedPart> part = Optional.empty();
    private Optional<RecordingQueue.Item> meta = Optional.empty();
    private boolean over;

    QueuedCallFile(
            SealedName name,
            Place place,
            RecordingQueue queue,
            Executor writers,
            Listener listener) {
        this.next = name;
        this.place = place;
        this.queue = queue;
        this.writers = writers;
        this.listener = listener;
    }

    /** Has the file made, before anything is known of the call. */
    void begin() {
        schedule();
    }

    @Override
    public void meta(CallMeta known) {
        queue.meta(known);
        schedule();
    }

    @Override
    public void audio(short[] caller, short[] staff) {
        queue.audio(caller, staff);
        if (!queue.isEmpty()) {
            schedule();
        }
    }

    @Override
    public void gap(GapReason reason, Duration from, Duration to) {
        queue.gap(reason, from, to);
        schedule();
    }

    @Override
    public void finish(CallMeta known) {
        queue.finish(known);
        schedule();
    }

    private void schedule() {
        synchronized (turn) {
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        try {
            writers.execute(this::takeTurn);
        } catch (RejectedExecutionException e) {
            LOG.error("a recording came after the writers were stopped");
            fail();
        }
    }

    private void takeTurn() {
        try {
            write();
        } finally {
            synchronized (turn) {
                scheduled = false;
            }
        }
        if (!queue.isEmpty()) {
            schedule();
        }
    }

    private void write() {
        if (over) {
            return;
        }
        if (part.isEmpty() && !openPart()) {
            return;
        }
        queue.take().ifPresent(this::writeDurably);
    }

    /** Whatever cannot be written into this part is written into the next. */
    private void writeDurably(RecordingQueue.Item item) {
        while (!over && part.isPresent()) {
            try {
                writeInto(part.get(), item);
                return;
            } catch (IOException e) {
                LOG.error("a sealed file was cut: {}", e.getClass().getSimpleName());
                cut(part.get());
            }
        }
    }

    private void writeInto(SealedPart open, RecordingQueue.Item item) throws IOException {
        RecordContent content = item.content();
        if (content instanceof RecordContent.End end) {
            content = new RecordContent.End(open.records() + 1L, end.position());
        }
        open.write(content, item.day());
        if (content instanceof RecordContent.Meta) {
            meta = Optional.of(item);
        }
        listener.durable(System.nanoTime());
        if (content instanceof RecordContent.End) {
            over = true;
            Seal seal = open.seal();
            closeQuietly(open);
            listener.sealed(seal);
        }
    }

    private void cut(SealedPart broken) {
        part = Optional.empty();
        closeQuietly(broken);
        listener.cut(broken.seal());
        if (openPart() && meta.isPresent()) {
            try {
                part.orElseThrow().write(meta.get().content(), meta.get().day());
            } catch (IOException e) {
                cut(part.orElseThrow());
            }
        }
    }

    /** Makes the next part; a part that cannot even be made ends the recording. */
    private boolean openPart() {
        try {
            if (next.part() >= MOST_PARTS) {
                throw new IOException("cut too often");
            }
            part =
                    Optional.of(
                            SealedPart.create(
                                    place.disk(),
                                    place.folder(),
                                    next,
                                    place.origin(),
                                    queue.today()));
            next = next.next();
            return true;
        } catch (IOException e) {
            LOG.error("a sealed file could not be made: {}", e.getClass().getSimpleName());
            fail();
            return false;
        }
    }

    private void fail() {
        over = true;
        queue.abandon();
        listener.failed(roomLeft() ? DISK_FAILED : DISK_FULL);
    }

    private boolean roomLeft() {
        try {
            return place.disk().freeBytes(place.folder()) > NO_ROOM_BYTES;
        } catch (IOException e) {
            return true; // not known to be full
        }
    }

    private static void closeQuietly(SealedPart part) {
        try {
            part.close();
        } catch (IOException e) {
            LOG.warn("a sealed file did not close; what was forced stands");
        }
    }
}
