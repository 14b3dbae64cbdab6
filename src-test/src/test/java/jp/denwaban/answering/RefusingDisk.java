package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.disk.ForwardingDisk;

/** A disk that refuses what a test says: by step and name: delete, read, open, create, list. */
final class RefusingDisk extends ForwardingDisk {
    private final Predicate<String> refuses;

    RefusingDisk(Disk disk, Predicate<String> refuses) {
        super(disk);
        this.refuses = refuses;
    }

    private void step(String step, Path file) throws IOException {
        if (refuses.test(step + " " + file.getFileName())) {
            throw new IOException("refused");
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete", file);
        disk.delete(file);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        step("create", file);
        return disk.create(file);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        step("open", file);
        return disk.open(file);
    }

    @Override
    public DiskFile openReadOnly(Path file) throws IOException {
        step("read", file);
        return disk.openReadOnly(file);
    }

    @Override
    public List<String> names(Path folder) throws IOException {
        step("list", folder);
        return disk.names(folder);
    }
}
