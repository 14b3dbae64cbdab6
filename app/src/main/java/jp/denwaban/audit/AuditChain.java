package jp.denwaban.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.Epoch;

/**
 * The one audit chain, as its one writer sees it. Thread safe; entries go in one by one.
 *
 * <p>Every start begins a segment, and so does a failed force: what it left behind is never trusted
 * or written to again.
 */
public final class AuditChain implements AutoCloseable {
    private static final String UNFINISHED = ".new";

    private final Disk disk;
    private final Path folder;
    private Epoch epoch;
    private int segment;
    private long head;
    private byte[] hash;
    private Optional<DiskFile> file = Optional.empty();
    private long end;
    private boolean closed;

    private AuditChain(Disk disk, Path folder, Epoch epoch, int segment, long head, byte[] hash) {
        this.disk = disk;
        this.folder = folder;
        this.epoch = epoch;
        this.segment = segment;
        this.head = head;
        this.hash = hash;
    }

    /**
     * Continues the chain behind its last whole entry and begins this epoch's segment.
     *
     * @param epoch of this start; its key is used until {@link #turn} or {@link #close}, and stays
     *     the caller's
     * @throws AuditException if the chain before cannot be read: it is never begun anew silently
     */
    public static AuditChain open(Disk disk, Path folder, Epoch epoch) throws AuditException {
        try {
            disk.createFolder(folder);
            int newest =
                    disk.names(folder).stream()
                            .flatMapToInt(name -> Segment.numberOf(name).stream())
                            .max()
                            .orElse(0);
            AuditChain chain =
                    newest == 0
                            ? new AuditChain(
                                    disk, folder, epoch, 0, 0, new byte[Digests.SHA256_BYTES])
                            : behind(disk, folder, epoch, newest);
            chain.beginSegment();
            return chain;
        } catch (IOException e) {
            throw new AuditException("the audit chain cannot be opened", e);
        }
    }

    private static AuditChain behind(Disk disk, Path folder, Epoch epoch, int newest)
            throws IOException, AuditException {
        Path file = Segment.file(folder, newest);
        // The last entry of a killed process is seen whether it was forced or not; what follows it
        // here must not be left without it by a power cut.
        try (DiskFile left = disk.open(file)) {
            left.force();
        }
        SegmentReader before = SegmentReader.read(disk, file);
        Segment segment =
                before.segment()
                        .orElseThrow(() -> new AuditException("the newest segment is damaged"));
        long head = before.last().map(Frame::number).orElse(segment.firstEntry() - 1);
        byte[] hash = before.last().map(Frame::hash).orElse(segment.before());
        return new AuditChain(disk, folder, epoch, newest, head, hash);
    }

    /**
     * Adds an entry; when this returns it is on the disk.
     *
     * @return its number, from 1
     * @throws AuditException if it is not, and then what it was to permit must not happen
     */
    public synchronized long append(AuditEntry entry) throws AuditException {
        if (closed) {
            throw new AuditException("the audit chain is closed: its key is gone");
        }
        Frame frame = Frame.of(head + 1, epoch.number(), entry, hash, epoch.key());
        try {
            if (file.isEmpty()) {
                beginSegment();
            }
            writeDurably(file.orElseThrow(), frame);
        } catch (IOException e) {
            closeSegment();
            throw new AuditException("an entry did not become durable", e);
        }
        return head;
    }

    /**
     * Goes on under the key of another epoch, from the next entry on and in a segment of its own.
     *
     * @param next its key is used until {@link #close} or the next turn, and stays the caller's
     */
    public synchronized void turn(Epoch next) {
        closeSegment();
        epoch = next;
    }

    private void writeDurably(DiskFile out, Frame frame) throws IOException {
        byte[] bytes = frame.bytes();
        out.write(bytes, end);
        out.force();
        end += bytes.length;
        head = frame.number();
        hash = frame.hash();
    }

    /**
     * Reads every entry there is by now, its own epoch's too, and judges them without a key. Takes
     * as long as reading the chain; entries may go in meanwhile.
     */
    public ChainVerifier.Report read(ChainVerifier.Listener listener) throws AuditException {
        return ChainVerifier.verify(
                disk, folder, ChainVerifier.EpochKeys.NONE, List.of(), listener);
    }

    /** The number of the last entry, 0 before the first. */
    public synchronized long head() {
        return head;
    }

    /** 照合記号 of the head; empty before the first entry. */
    public synchronized Optional<Anchor> anchor() {
        return head == 0 ? Optional.empty() : Optional.of(Anchor.of(hash));
    }

    private void beginSegment() throws IOException {
        int next = segment + 1;
        Path name = Segment.file(folder, next);
        Path fresh = name.resolveSibling(name.getFileName() + UNFINISHED);
        if (disk.exists(fresh)) {
            disk.delete(fresh);
        }
        DiskFile out = disk.create(fresh);
        try {
            out.write(new Segment(next, epoch.number(), head + 1, hash).header(), 0);
            out.force();
            disk.rename(fresh, name);
            disk.forceFolder(folder);
        } catch (IOException e) {
            out.close();
            throw e;
        }
        segment = next;
        end = Segment.HEADER;
        file = Optional.of(out);
    }

    private void closeSegment() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            // Everything acknowledged was forced; there is nothing more to lose.
        }
        file = Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeSegment();
    }
}
