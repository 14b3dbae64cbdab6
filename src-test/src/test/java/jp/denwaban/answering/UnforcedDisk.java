package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/**
 * A disk that does not wait until anything is safe: for whoever needs thousands of recordings that
 * nobody cuts the power of.
 */
record UnforcedDisk(Disk disk) implements Disk {

    @Override
    public DiskFile create(Path file) throws IOException {
        return new Unforced(disk.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Unforced(disk.open(file));
    }

    @Override
    public DiskFile openReadOnly(Path file) throws IOException {
        return disk.openReadOnly(file);
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
    public void createFolder(Path folder) throws IOException {
        disk.createFolder(folder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void forceFolder(Path folder) {}

    @Override
    public long freeBytes(Path folder) throws IOException {
        return disk.freeBytes(folder);
    }

    private record Unforced(DiskFile file) implements DiskFile {

        @Override
        public void write(byte[] bytes, long position) throws IOException {
            file.write(bytes, position);
        }

        @Override
        public byte[] read(long position, int length) throws IOException {
            return file.read(position, length);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force() {}

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
