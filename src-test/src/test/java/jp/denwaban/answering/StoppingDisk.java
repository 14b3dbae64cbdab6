package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.disk.ForwardingDisk;
import jp.denwaban.disk.ForwardingFile;
import jp.denwaban.recording.index.IndexException;

/**
 * A disk and an index that a process uses for so many more steps; then it is killed. What was done
 * before stays done.
 */
final class StoppingDisk extends ForwardingDisk {
    private int left;

    /** The process is no more. Nobody may catch it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    StoppingDisk(Disk disk, int steps) {
        super(disk);
        this.left = steps;
    }

    private void step() {
        if (left-- <= 0) {
            throw new Killed();
        }
    }

    /** The index, whose every use is a step too. */
    IndexDoor door(IndexDoor door) {
        return new IndexDoor() {
            @Override
            public <T> T ask(Work<T> work) throws IndexException {
                step();
                return door.ask(work);
            }
        };
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        step();
        return new Stopping(disk.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        step();
        return new Stopping(disk.open(file));
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step();
        disk.createFolder(folder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        disk.delete(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step();
        disk.forceFolder(folder);
    }

    private final class Stopping extends ForwardingFile {
        Stopping(DiskFile file) {
            super(file);
        }

        @Override
        public void write(byte[] bytes, long position) throws IOException {
            step();
            file.write(bytes, position);
        }

        @Override
        public void force() throws IOException {
            step();
            file.force();
        }
    }
}
