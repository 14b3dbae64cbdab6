package jp.denwaban.disk;

import java.io.IOException;

/** One open file of a {@link Disk}. What was written is durable only after {@link #force}. */
public interface DiskFile extends AutoCloseable {

    /**
     * Writes all bytes at this position; the file grows as needed. They stay the caller's, who may
     * change them as soon as this returns.
     */
    void write(byte[] bytes, long position) throws IOException;

    /**
     * Reads up to {@code length} bytes at this position.
     *
     * @return the bytes there are; shorter, or empty, where the file ends
     */
    byte[] read(long position, int length) throws IOException;

    long size() throws IOException;

    /**
     * Makes the contents durable ({@code fdatasync}). After a failure nothing may be assumed of
     * what was written since the last success, and forcing again proves nothing.
     */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
