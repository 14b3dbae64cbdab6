package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/** A disk that refuses what a test says: by step and name: delete, read, open, create, list. */
record RefusingDisk(Disk disk, Predicate<String> refuses) implements Disk {
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
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public List<String> names(Path folder) throws IOException {
        step("list", folder);
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
