package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Path;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a start takes away of the starts before it. */
public final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private Recovery() {}

    /**
     * Deletes headers that were never finished: they never had a record, so nothing that was
     * acknowledged is in them. Run it before the first call. It may be repeated.
     *
     * <p>Forces the folder, also if there was nothing to delete: the name that a killed process
     * gave a file is seen after it, and is not safe.
     */
    public static void sweep(Disk disk, Path folder) throws RecordingException {
        try {
            for (String name : disk.names(folder)) {
                if (SealedPart.unfinished(name)) {
                    disk.delete(folder.resolve(name));
                }
            }
            disk.forceFolder(folder);
        } catch (IOException e) {
            throw new RecordingException("recordings folder cannot be swept", e);
        }
    }

    /**
     * Forces a file of which index and chain are about to speak. What a killed process wrote is
     * seen after it, whether it was forced or not; a power cut would then take away records that
     * are already accounted for, and the file would look shortened.
     */
    public static void secure(Disk disk, Path file) {
        try (DiskFile found = disk.open(file)) {
            found.force();
        } catch (IOException e) {
            // One bad file keeps no box from answering: what it holds, the scan will say.
            LOG.error("a sealed file found at the start could not be forced", e);
        }
    }
}
