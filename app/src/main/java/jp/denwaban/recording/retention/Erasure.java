package jp.denwaban.recording.retention;

import java.io.IOException;
import java.nio.file.Path;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.recording.SealedHeader;

/**
 * The steps by which one sealed file is gone for good: its header, in which its only key stands, is
 * overwritten in place and forced; then its name goes. Each step may be interrupted, and all of
 * them repeated. Where nothing was written, a trim of the volume later gives the blocks back to the
 * device (the installer's timer: it needs rights this program does not have).
 */
public final class Erasure {
    /**
     * What stands where a header was: nothing. A start that finds it knows an erasure was
     * interrupted, also with an index that was made anew.
     */
    private static final byte[] NOTHING = new byte[SealedHeader.BYTES];

    private final Disk disk;
    private final Path folder;

    public Erasure(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /**
     * Kills the key of one file and takes its name away; durable after {@link #settle}.
     *
     * @return whether there was a file
     */
    public boolean erase(String fileName) throws IOException {
        Path file = folder.resolve(fileName);
        if (!disk.exists(file)) {
            return false;
        }
        try (DiskFile open = disk.open(file)) {
            open.write(NOTHING, 0);
            open.force();
        }
        disk.delete(file);
        return true;
    }

    /** Makes the deletions so far durable. */
    public void settle() throws IOException {
        disk.forceFolder(folder);
    }
}
