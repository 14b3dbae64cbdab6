package jp.denwaban.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks between threads and between processes: the system's locks know processes only, so a thread
 * of this one takes the place of all first. What a killed process held the system lets go.
 */
final class FileLocks {
    private static final Logger LOG = LoggerFactory.getLogger(FileLocks.class);

    /** A change of keys for two hundred people on a slow disk takes a few seconds. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long AGAIN_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** One for all files: they are asked for a few times a day. */
    private static final ReentrantLock HERE = new ReentrantLock();

    private FileLocks() {}

    static Disk.Held hold(Path file) throws IOException {
        waitHere();
        try {
            FileChannel channel = locked(file);
            return () -> let(channel);
        } catch (IOException | RuntimeException e) {
            HERE.unlock();
            throw e;
        }
    }

    /** What was done under it is done: it is no failure of that if the lock stays. */
    private static void let(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.error("a lock is held until this process ends", e);
        } finally {
            HERE.unlock();
        }
    }

    private static void waitHere() throws IOException {
        try {
            if (!HERE.tryLock(LONGEST_WAIT_NANOS, TimeUnit.NANOSECONDS)) {
                throw new IOException("held by another thread for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another thread held it", e);
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            long begun = System.nanoTime();
            @Nullable FileLock lock = channel.tryLock();
            while (lock == null) {
                if (System.nanoTime() - begun > LONGEST_WAIT_NANOS) {
                    throw new IOException("held by another process for too long");
                }
                LockSupport.parkNanos(AGAIN_AFTER_NANOS);
                lock = channel.tryLock();
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
