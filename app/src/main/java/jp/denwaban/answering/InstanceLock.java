package jp.denwaban.answering;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import jp.denwaban.site.SiteFolder;
import org.jspecify.annotations.Nullable;

/** One answering process a site: a lock that the kernel gives back however the process ends. */
final class InstanceLock implements Closeable {
    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    static InstanceLock take(SiteFolder site) throws StartException {
        try {
            Files.createDirectories(site.run());
            Files.setPosixFilePermissions(site.run(), PosixFilePermissions.fromString("rwx------"));
            FileChannel channel =
                    FileChannel.open(
                            site.run().resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            @Nullable FileLock lock = locked(channel);
            if (lock == null) {
                channel.close();
                throw new StartException("S-10", "この所属の応答側の処理は既に動いています。二重には起動できません。");
            }
            return new InstanceLock(channel);
        } catch (IOException e) {
            throw new StartException("S-11", "所属フォルダーに書けません。場所と権限を確認してください。", e);
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
