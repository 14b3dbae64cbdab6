package jp.denwaban.disk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A disk that gives up its {@link Reserve} when there is no room for a step, and takes that step
 * once more. Only steps that may be taken twice: a failed {@code force} stays failed, and what
 * comes after it has the room.
 */
public final class ReservedDisk extends ForwardingDisk {

    /** Less than this, and what failed has failed for want of room. */
    public static final long NO_ROOM_BYTES = 1024 * 1024;

    private final Reserve reserve;

    public ReservedDisk(Disk disk, Reserve reserve) {
        super(disk);
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
    public void rename(Path from, Path to) throws IOException {
        twice(
                folder(to),
                () -> {
                    disk.rename(from, to);
                    return to;
                });
    }

    private static Path folder(Path file) {
        return file.resolveSibling(".").normalize();
    }

    private final class ReservedFile extends ForwardingFile {
        private final Path folder;

        ReservedFile(Path folder, DiskFile file) {
            super(file);
            this.folder = folder;
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
        public void force() throws IOException {
            try {
                file.force();
            } catch (IOException e) {
                roomMade(folder);
                throw e;
            }
        }
    }
}
