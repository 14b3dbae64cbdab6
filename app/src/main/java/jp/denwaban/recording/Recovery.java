package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Path;
import jp.denwaban.disk.Disk;

/** What a start takes away of the starts before it. */
public final class Recovery {

    private Recovery() {}

    /**
     * Deletes headers that were never finished: they never had a record, so nothing that was
     * acknowledged is in them. Run it before the first call. It may be repeated.
     */
    public static void sweep(Disk disk, Path folder) throws RecordingException {
        try {
            boolean deleted = false;
            for (String name : disk.names(folder)) {
                if (SealedPart.unfinished(name)) {
                    disk.delete(folder.resolve(name));
                    deleted = true;
                }
            }
            if (deleted) {
                disk.forceFolder(folder);
            }
        } catch (IOException e) {
            throw new RecordingException("recordings folder cannot be swept", e);
        }
    }
}
