package jp.denwaban.bench.custody;

import java.nio.file.Path;
import java.util.List;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/** A disk that takes everything and keeps nothing: what is left of writing to it is the sealing. */
final class NowhereDisk implements Disk {

    @Override
    public DiskFile create(Path file) {
        return new NowhereFile();
    }

    @Override
    public DiskFile open(Path file) {
        return new NowhereFile();
    }

    @Override
    public DiskFile openReadOnly(Path file) {
        return new NowhereFile();
    }

    @Override
    public boolean exists(Path file) {
        return false;
    }

    @Override
    public List<String> names(Path folder) {
        return List.of();
    }

    @Override
    public void createFolder(Path folder) {}

    @Override
    public void rename(Path from, Path to) {}

    @Override
    public void delete(Path file) {}

    @Override
    public void forceFolder(Path folder) {}

    @Override
    public long freeBytes(Path folder) {
        return Long.MAX_VALUE;
    }

    /** Counts what it is given, so that nothing of it may be left out. */
    private static final class NowhereFile implements DiskFile {
        private long bytes;

        @Override
        public void write(byte[] written, long position) {
            bytes += written.length;
        }

        @Override
        public byte[] read(long position, int length) {
            return new byte[0];
        }

        @Override
        public long size() {
            return bytes;
        }

        @Override
        public void force() {}

        @Override
        public void close() {}
    }
}
