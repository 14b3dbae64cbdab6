package jp.denwaban.disk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Room that is kept for the moment when there is none: a file of zeros, really written, which is
 * deleted then, so that what was begun can be ended. Made again by whoever sees that there is room.
 * Thread safe.
 */
public final class Reserve {
    private static final String UNFINISHED = ".new";
    private static final byte[] ZEROS = new byte[64 * 1024];

    private final Disk disk;
    private final Path file;
    private final long bytes;
    private volatile boolean spent;

    /**
     * @param disk of the machine, or of a test; never one that takes from this reserve
     * @param file in a folder that is there, on the volume it is to be room of
     * @param bytes how much is kept
     */
    public Reserve(Disk disk, Path file, long bytes) {
        this.disk = disk;
        this.file = file;
        this.bytes = bytes;
    }

    public long bytes() {
        return bytes;
    }

    /** Whether it was given up since it was last made: the disk has been full. */
    public boolean spent() {
        return spent;
    }

    /** Whether the room is kept, all of it and no more: the number of lines may have changed. */
    public synchronized boolean held() throws IOException {
        return disk.exists(file) && size(file) == bytes;
    }

    /**
     * Gives the room back to the volume, durably: file systems hand out what was freed only after
     * that.
     *
     * @return whether there was any
     */
    public synchronized boolean release() throws IOException {
        if (!disk.exists(file)) {
            return false;
        }
        spent = true;
        disk.delete(file);
        disk.forceFolder(folder());
        return true;
    }

    /** Keeps the room, as a whole or not at all. One of another size is made anew. */
    public synchronized void hold() throws IOException {
        if (held()) {
            spent = false;
            return;
        }
        removeIfThere(file);
        Path fresh = file.resolveSibling(file.getFileName() + UNFINISHED);
        removeIfThere(fresh);
        try (DiskFile out = disk.create(fresh)) {
            for (long at = 0; at < bytes; at += ZEROS.length) {
                int length = (int) Math.min(ZEROS.length, bytes - at);
                out.write(length == ZEROS.length ? ZEROS : new byte[length], at);
            }
            out.force();
        } catch (IOException e) {
            removeIfThere(fresh);
            throw e;
        }
        disk.rename(fresh, file);
        disk.forceFolder(folder());
        spent = false;
    }

    private long size(Path of) throws IOException {
        try (DiskFile open = disk.openReadOnly(of)) {
            return open.size();
        }
    }

    private void removeIfThere(Path one) throws IOException {
        if (disk.exists(one)) {
            disk.delete(one);
        }
    }

    private Path folder() {
        return file.resolveSibling(".").normalize();
    }
}
