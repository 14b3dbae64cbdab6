package jp.denwaban.recording;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
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

    private RecordingStore() {}

    /**
     * Opens the folder, made if missing. Run {@link Recovery} before the first call.
     *
     * @param organisation newest generation; file keys are sealed to it
     * @param epoch of this start, written into every header
     * @param clock gives business days
     * @param writers runs what seals, writes and forces; {@link #WRITER_THREADS} threads, the
     *     caller's to end after the last file was heard of
     */
    public static RecordingStore open(
            Disk disk,
            Path folder,
            OrganisationKey organisation,
            int epoch,
            InstantSource clock,
            Executor writers)
            throws RecordingException {
        throw new UnsupportedOperationException("to come");
    }

    /** Queues the making of the file and returns at once; failures go to the listener. */
    public CallFile begin(CallNumber call, int line, CallFile.Listener listener) {
        throw new UnsupportedOperationException("to come");
    }

    /** Names of all sealed files, sorted. */
    public List<String> fileNames() throws RecordingException {
        throw new UnsupportedOperationException("to come");
    }
}
