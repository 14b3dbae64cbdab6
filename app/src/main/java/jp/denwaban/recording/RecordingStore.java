package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import jp.denwaban.call.CallNumber;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.OrganisationKey;

/**
 * The recordings folder as its one writer sees it: begins the sealed file of every call that rang.
 */
public final class RecordingStore {

    /**
     * Threads that {@code open} wants behind its executor. One file on a hanging disk holds one of
     * them; three may hang before a fourth line waits.
     */
    public static final int WRITER_THREADS = 4;

    /** Of one call: voice that waits for the disk at most. */
    public static final int MOST_QUEUED_RECORDS = RecordingQueue.MOST_AUDIO;

    private final Disk disk;
    private final Path folder;
    private final Supplier<OrganisationKey> organisation;
    private final int epoch;
    private final InstantSource clock;
    private final Executor writers;

    private RecordingStore(
            Disk disk,
            Path folder,
            Supplier<OrganisationKey> organisation,
            int epoch,
            InstantSource clock,
            Executor writers) {
        this.disk = disk;
        this.folder = folder;
        this.organisation = organisation;
        this.epoch = epoch;
        this.clock = clock;
        this.writers = writers;
    }

    /**
     * Opens the folder, made if missing. Run {@link Recovery} before the first call.
     *
     * @param organisation newest generation, asked for each call; its file keys are sealed to it
     * @param epoch of this start, written into every header
     * @param clock gives business days
     * @param writers runs what seals, writes and forces; {@link #WRITER_THREADS} threads, the
     *     caller's to end after the last file was heard of
     */
    public static RecordingStore open(
            Disk disk,
            Path folder,
            Supplier<OrganisationKey> organisation,
            int epoch,
            InstantSource clock,
            Executor writers)
            throws RecordingException {
        try {
            disk.createFolder(folder);
        } catch (IOException e) {
            throw new RecordingException("recordings folder cannot be made", e);
        }
        return new RecordingStore(disk, folder, organisation, epoch, clock, writers);
    }

    /** With one generation for ever. */
    public static RecordingStore open(
            Disk disk,
            Path folder,
            OrganisationKey organisation,
            int epoch,
            InstantSource clock,
            Executor writers)
            throws RecordingException {
        return open(disk, folder, () -> organisation, epoch, clock, writers);
    }

    /**
     * Queues the making of the file and returns at once; failures go to the listener. A call stays
     * with the generation in which it began, also when another is made meanwhile.
     */
    public CallFile begin(CallNumber call, int line, CallFile.Listener listener) {
        QueuedCallFile file =
                new QueuedCallFile(
                        new SealedName(call, 0),
                        new QueuedCallFile.Place(
                                disk,
                                folder,
                                new SealedPart.Origin(organisation.get(), epoch, line)),
                        new RecordingQueue(clock),
                        writers,
                        listener);
        file.begin();
        return file;
    }

    /** Names of all sealed files, sorted. */
    public List<String> fileNames() throws RecordingException {
        return SealedFileReader.fileNames(disk, folder);
    }
}
