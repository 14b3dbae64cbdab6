package jp.denwaban.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk that gives up its {@link Reserve} when there is no room for a step, and takes that step
 * once more. Only steps that may be taken twice: a failed {@code force} stays failed, and what
 * comes after it has the room.
 */
public final class ReservedDisk implements Disk {

    /** Less than this, and what failed has failed for want of room. */
    public static final long NO_ROOM_BYTES = 1024 * 1024;

    private final Disk disk;
    private final Reserve reserve;

    public ReservedDisk(Disk disk, Reserve reserve) {
        this.disk = disk;
        this.reserve = reserve;
    }

    /** Something asked of the disk. */
    @FunctionalInterface
    private interface Ask<T> {
        T of() throws IOException;
    }

    private <T> T twice(Path place, Ask<T> step) throws IOException {
        try {
            return step.of();
        } catch (IOException e) {
            if (!roomMade(place)) {
                throw e;
            }
            return step.of();
        }
    }

    private boolean roomMade(Path place) throws IOException {
        return disk.freeBytes(place) < NO_ROOM_BYTES && reserve.release();
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new ReservedFile(folder(file), twice(folder(file), () -> disk.create(file)));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new ReservedFile(folder(file), disk.open(file));
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
        twice(
                folder(to),
                () -> {
                    disk.rename(from, to);
                    return to;
                });
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
    public Held hold(Path file) throws IOException {
        return disk.hold(file);
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        return disk.freeBytes(folder);
    }

    private static Path folder(Path file) {
        return file.resolveSibling(".").normalize();
    }

    private final class ReservedFile implements DiskFile {
        private final Path folder;
        private final DiskFile file;

        ReservedFile(Path folder, DiskFile file) {
            this.folder = folder;
            this.file = file;
        }

        /** The same bytes at the same place: a first half that was written does no harm. */
        @Override
        public void write(byte[] bytes, long position) throws IOException {
            twice(
                    folder,
                    () -> {
                        file.write(bytes, position);
                        return position;
                    });
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
        public void force() throws IOException {
            try {
                file.force();
            } catch (IOException e) {
                roomMade(folder);
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
