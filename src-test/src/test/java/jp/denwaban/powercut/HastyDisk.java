package jp.denwaban.powercut;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.health.NamedThread;

/**
 * The mutant {@code ack before write}: says that something is safe, and writes it a little later.
 */
final class HastyDisk implements Disk {
    /** About what a slow disk needs for one record. */
    private static final long LATER_MILLIS = 40;

    private final Disk disk;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(NamedThread.factory("hasty"));

    HastyDisk(Disk disk) {
        this.disk = disk;
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new Hasty(disk.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Hasty(disk.open(file));
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
    public void forceFolder(Path folder) throws IOException {
        disk.forceFolder(folder);
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        return disk.freeBytes(folder);
    }

    private final class Hasty implements DiskFile {
        private final DiskFile file;

        Hasty(DiskFile file) {
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, long position) {
            byte[] kept = bytes.clone();
            later.schedule(() -> now(kept, position), LATER_MILLIS, TimeUnit.MILLISECONDS);
        }

        private void now(byte[] bytes, long position) {
            try {
                file.write(bytes, position);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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

        /** After everything before it. */
        @Override
        public void close() throws IOException {
            Future<?> last = later.schedule(() -> {}, LATER_MILLIS, TimeUnit.MILLISECONDS);
            try {
                last.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
            file.close();
        }
    }
}
