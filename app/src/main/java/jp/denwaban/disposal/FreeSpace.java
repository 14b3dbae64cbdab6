package jp.denwaban.disposal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.LongConsumer;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.disk.ReservedDisk;

/**
 * Fills the volume until nothing more fits, forces it, and takes the files away: what was freed is
 * overwritten, as far as a file system gives its blocks out. With noise, because a device may leave
 * out zeros and pack what repeats. What the file system keeps for itself, its journal, its folders,
 * what it reserves for root, is not reached.
 */
final class FreeSpace {
    private static final int MIB = 1024 * 1024;

    /** The smallest room a file system gives out. */
    private static final int BLOCK = 4096;

    /** Below the largest file of every file system that could be met (FAT: 4 GiB). */
    private static final long LARGEST = 2048L * MIB;

    /** How often it is told: each takes some seconds. */
    private static final int TELL_EVERY_MIB = 1024;

    private final Disk disk;
    private final Path folder;
    private final LongConsumer filledMib;
    private final Cipher noise = noise();
    private long written;

    FreeSpace(Disk disk, Path folder, LongConsumer filledMib) {
        this.disk = disk;
        this.folder = folder;
        this.filledMib = filledMib;
    }

    Result fill() throws IOException {
        removeAll();
        boolean forced = fillUp();
        boolean full = disk.freeBytes(folder) < ReservedDisk.NO_ROOM_BYTES;
        removeAll();
        return forced && full
                ? Result.done(written / MIB)
                : Result.failed(written / MIB, 1, Reason.NOT_FILLED);
    }

    /** Whether all that was written is forced; how full it is then, is asked of the disk. */
    private boolean fillUp() {
        boolean forced = true;
        long before = -1;
        for (int number = 1; written > before; number++) {
            before = written;
            try (DiskFile out = disk.create(folder.resolve("fill-%05d".formatted(number)))) {
                fill(out);
                out.force();
            } catch (IOException e) {
                // Of the first file it is a failure; of a later one, no room for its name.
                forced &= number > 1 && written == before;
            }
        }
        return forced;
    }

    private void fill(DiskFile out) {
        long at = 0;
        for (int chunk = MIB; chunk >= BLOCK && at < LARGEST; ) {
            try {
                out.write(noise.update(new byte[chunk]), at);
                at += chunk;
                tell(chunk);
            } catch (IOException e) {
                chunk /= 2;
            }
        }
    }

    private void tell(int bytes) {
        long before = written / MIB;
        written += bytes;
        long now = written / MIB;
        if (now / TELL_EVERY_MIB != before / TELL_EVERY_MIB) {
            filledMib.accept(now);
        }
    }

    private void removeAll() throws IOException {
        for (String name : disk.names(folder)) {
            if (name.startsWith("fill-")) {
                disk.delete(folder.resolve(name));
            }
        }
        disk.forceFolder(folder);
    }

    /** A key that nobody keeps. */
    private static Cipher noise() {
        try {
            SecureRandom random = new SecureRandom();
            byte[] key = new byte[32];
            byte[] start = new byte[16];
            random.nextBytes(key);
            random.nextBytes(start);
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in counter mode", e);
        }
    }
}
