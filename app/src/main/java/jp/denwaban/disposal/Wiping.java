package jp.denwaban.disposal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Overwrites files in place, forces that, and takes their names away. What withstands is counted
 * and the others are wiped all the same.
 */
final class Wiping {
    private static final Logger LOG = LoggerFactory.getLogger(Wiping.class);

    private static final byte[] NOTHING = new byte[64 * 1024];

    private final Disk disk;

    Wiping(Disk disk) {
        this.disk = disk;
    }

    /**
     * @param most of each file so many bytes from its beginning are overwritten
     */
    Result wipe(List<Path> files, long most) {
        long gone = 0;
        long left = 0;
        TreeSet<Path> folders = new TreeSet<>();
        for (Path file : files) {
            try {
                overwrite(file, most);
                disk.delete(file);
                folders.add(file.resolveSibling(".").normalize());
                gone++;
            } catch (IOException e) {
                LOG.error("a file withstands: {}", e.getClass().getSimpleName());
                left++;
            }
        }
        // A name that is not gone for sure is a file that a power cut brings back, overwritten.
        for (Path folder : folders) {
            try {
                disk.forceFolder(folder);
            } catch (IOException e) {
                LOG.error("a folder withstands: {}", e.getClass().getSimpleName());
                left++;
            }
        }
        return left == 0 ? Result.done(gone) : Result.failed(gone, left, Reason.LEFT);
    }

    private void overwrite(Path file, long most) throws IOException {
        try (DiskFile open = disk.open(file)) {
            long until = Math.min(open.size(), most);
            for (long at = 0; at < until; at += NOTHING.length) {
                int length = (int) Math.min(NOTHING.length, until - at);
                open.write(length == NOTHING.length ? NOTHING : new byte[length], at);
            }
            open.force();
        }
    }
}
