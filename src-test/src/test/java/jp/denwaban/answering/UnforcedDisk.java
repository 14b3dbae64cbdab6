package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.disk.ForwardingDisk;
import jp.denwaban.disk.ForwardingFile;

/**
 * A disk that does not wait until anything is safe: for whoever needs thousands of recordings that
 * nobody cuts the power of.
 */
final class UnforcedDisk extends ForwardingDisk {
    UnforcedDisk(Disk disk) {
        super(disk);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new Unforced(disk.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Unforced(disk.open(file));
    }

    @Override
    public void forceFolder(Path folder) {}

    private static final class Unforced extends ForwardingFile {
        Unforced(DiskFile file) {
            super(file);
        }

        @Override
        public void force() {}
    }
}
