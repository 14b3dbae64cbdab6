package jp.denwaban.powercut;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.disk.ForwardingDisk;
import jp.denwaban.disk.ForwardingFile;
import jp.denwaban.health.NamedThread;

/**
 * The mutant {@code ack before write}: says that something is safe, and writes it a little later.
 */
final class HastyDisk extends ForwardingDisk {
    /** About what a slow disk needs for one record. */
    private static final long LATER_MILLIS = 40;

    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(NamedThread.factory("hasty"));

    HastyDisk(Disk disk) {
        super(disk);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new Hasty(disk.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Hasty(disk.open(file));
    }

    private final class Hasty extends ForwardingFile {
        Hasty(DiskFile file) {
            super(file);
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
