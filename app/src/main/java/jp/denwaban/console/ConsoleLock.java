package jp.denwaban.console;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import org.jspecify.annotations.Nullable;

/** Held while a console of this site runs: the people database has one writer. */
public final class ConsoleLock implements AutoCloseable {
    private final FileChannel channel;

    private ConsoleLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, which the system lets go when the process ends, however it ends.
     *
     * @throws SiteException S-08 another console runs, S-09 the folder cannot be written
     */
    public static ConsoleLock take(SiteFolder site) throws SiteException {
        try {
            Files.createDirectories(site.run());
            Path file = site.run().resolve("console.lock");
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new SiteException("S-08", "この所属の操作画面はすでに動いています。開いている画面を使ってください。");
            }
            return new ConsoleLock(channel);
        } catch (IOException e) {
            throw new SiteException("S-09", "所属のフォルダに書き込めません。場所と権限を確認してください。", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // Held by another console in this process: only in tests.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
