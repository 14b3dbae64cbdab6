package jp.denwaban.bench.custody;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the kernel forget the contents of files, as a power cut does: what is read next comes from
 * the disk.
 *
 * @see "posix_fadvise(2), POSIX_FADV_DONTNEED"
 */
final class ColdFiles {
    private static final int READ_ONLY = 0;
    private static final int DO_NOT_NEED = 4;

    private ColdFiles() {}

    /** What is used of libc. */
    interface C extends Library {
        int open(String path, int flags);

        int posix_fadvise(int descriptor, long offset, long length, int advice);

        int close(int descriptor);

        void sync();
    }

    /** Of every file below; what is not safe yet is made safe first, or it would be kept. */
    static void below(Path folder) throws IOException {
        C c = Native.load("c", C.class);
        c.sync();
        for (Path file : files(folder)) {
            int descriptor = c.open(file.toString(), READ_ONLY);
            if (descriptor >= 0) {
                c.posix_fadvise(descriptor, 0, 0, DO_NOT_NEED);
                c.close(descriptor);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
