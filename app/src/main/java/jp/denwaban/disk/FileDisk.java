package jp.denwaban.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The disk of the machine. Files and folders belong to their owner only.
 *
 * <p>Files are {@link RandomAccessFile}s and not channels, because interrupting a thread closes the
 * channel it writes: one stray interrupt would cut a recording. {@code force} is {@code fsync},
 * which on a growing file costs what {@code fdatasync} does.
 */
public final class FileDisk implements Disk {

    @Override
    public DiskFile create(Path file) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return open(file);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new RandomFile(opened(file, "rw"));
    }

    @Override
    public DiskFile openReadOnly(Path file) throws IOException {
        return new RandomFile(opened(file, "r"));
    }

    /** Writing makes no file that is not there. */
    private static RandomAccessFile opened(Path file, String mode) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return new RandomAccessFile(file.toFile(), mode);
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /**
     * A folder that was made and is not safe takes everything with it that was forced inside. Also
     * one that is there already is made safe: who made it may have been killed before that.
     */
    @Override
    public void createFolder(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().normalize().getParent();
        if (above == null) {
            return;
        }
        if (!Files.isDirectory(above)) {
            createFolder(above);
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        forceFolder(above);
    }

    /** A rename replaces on POSIX; the check before it is enough for a folder with one writer. */
    @Override
    public void rename(Path from, Path to) throws IOException {
        if (exists(to)) {
            throw new FileAlreadyExistsException(to.getFileName().toString());
        }
        Files.move(from, to, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.delete(file);
    }

    /** A folder can only be forced by a channel; what an interrupt closed is opened once more. */
    @Override
    public void forceFolder(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            forceOnce(folder);
        } catch (ClosedByInterruptException e) {
            interrupted |= Thread.interrupted();
            forceOnce(folder);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void forceOnce(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Held hold(Path file) throws IOException {
        return FileLocks.hold(file);
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Position and transfer are two steps, so one thread at a time takes them. */
    private record RandomFile(RandomAccessFile file) implements DiskFile {

        @Override
        public void write(byte[] bytes, long position) throws IOException {
            synchronized (file) {
                file.seek(position);
                file.write(bytes);
            }
        }

        @Override
        public byte[] read(long position, int length) throws IOException {
            byte[] bytes = new byte[length];
            int read = 0;
            synchronized (file) {
                file.seek(position);
                while (read < length) {
                    int more = file.read(bytes, read, length - read);
                    if (more < 0) {
                        break;
                    }
                    read += more;
                }
            }
            return Arrays.copyOf(bytes, read);
        }

        @Override
        public long size() throws IOException {
            return file.length();
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
