package jp.denwaban.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system that promises only what was forced: bytes after {@link DiskFile#force}, names after
 * {@link #forceFolder}. Errors: {@link IOException}, translated once by the package that uses it.
 */
public interface Disk {

    /** Makes a new, empty file for reading and writing; fails if there is one already. */
    DiskFile create(Path file) throws IOException;

    /** Opens an existing file for reading and writing. */
    DiskFile open(Path file) throws IOException;

    /** Opens an existing file for reading. */
    DiskFile openReadOnly(Path file) throws IOException;

    boolean exists(Path file);

    /** Names (not paths) of the plain files in a folder, sorted; empty for a missing folder. */
    List<String> names(Path folder) throws IOException;

    /**
     * Makes a folder and its parents, readable by the owner only, where they are missing; the
     * folder itself is durable when this returns.
     */
    void createFolder(Path folder) throws IOException;

    /** Gives a file its name in one step; fails if the new name is taken. */
    void rename(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** Makes creations, renames and deletions in this folder durable. */
    void forceFolder(Path folder) throws IOException;

    /**
     * Keeps every other thread and process out that asks for the same file, which is made if need
     * be and stays. A disk that only one thread uses has nobody to keep out.
     *
     * @throws IOException somebody holds it for longer than anybody should
     */
    default Held hold(Path file) throws IOException {
        return () -> {};
    }

    /** Until it is closed, by the thread that asked for it. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Bytes this program may still write to the volume of {@code folder}. */
    long freeBytes(Path folder) throws IOException;
}
