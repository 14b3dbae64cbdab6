package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/** A disk that lets nothing be deleted while a test says so. */
record RefusingDisk(Disk disk, BooleanSupplier refuses) implements Disk {
    @Override
    public void delete(Path file) throws IOException {
        if (refuses.getAsBoolean()) {
            throw new IOException("refused");
        }
        disk.delete(file);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return disk.create(file);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return disk.open(file);
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
        disk.rename(from, to);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        disk.forceFolder(folder);
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        return disk.freeBytes(folder);
    }
}
