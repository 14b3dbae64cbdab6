package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/**
 * A disk that is read no faster than so many bytes a second, and never written: what goes on in the
 * background must not be felt by a call.
 */
final class PacedDisk implements Disk {
    private final Disk disk;
    private final long bytesPerSecond;
    private final Pause pause;

    /** Waits so many nanoseconds; refuses when nobody wants to know any more. */
    @FunctionalInterface
    interface Pause {
        void last(long nanos) throws IOException;
    }

    PacedDisk(Disk disk, long bytesPerSecond, Pause pause) {
        this.disk = disk;
        this.bytesPerSecond = bytesPerSecond;
        this.pause = pause;
    }

    @Override
    public DiskFile openReadOnly(Path file) throws IOException {
        return new PacedFile(disk.openReadOnly(file));
    }

    @Override
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public List<String> names(Path folder) throws IOException {
        return disk.names(folder);
    }

    @Override
    public Held hold(Path file) throws IOException {
        return disk.hold(file);
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        return disk.freeBytes(folder);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        throw readOnly();
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        throw readOnly();
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        throw readOnly();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        throw readOnly();
    }

    @Override
    public void delete(Path file) throws IOException {
        throw readOnly();
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        throw readOnly();
    }

    private static IOException readOnly() {
        return new IOException("this disk is for reading");
    }

    private final class PacedFile implements DiskFile {
        private final DiskFile file;

        PacedFile(DiskFile file) {
            this.file = file;
        }

        @Override
        public byte[] read(long position, int length) throws IOException {
            byte[] bytes = file.read(position, length);
            pause.last(bytes.length * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
            return bytes;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void write(byte[] bytes, long position) throws IOException {
            throw readOnly();
        }

        @Override
        public void force() throws IOException {
            throw readOnly();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
