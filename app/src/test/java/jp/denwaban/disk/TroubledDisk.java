package jp.denwaban.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A disk on which a test may make every step fail or wait. Remembers what was asked of it. */
public final class TroubledDisk extends ForwardingDisk {

    /**
     * What is about to happen: {@code create}, {@code write}, {@code force}, {@code rename} …, and
     * to which file.
     */
    public interface Trouble {
        void before(String step, String fileName) throws IOException;
    }

    private volatile Trouble trouble = (step, file) -> {};
    private volatile String unreadable = "none";
    private volatile long freeBytes = Long.MAX_VALUE;
    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());

    public TroubledDisk(Disk disk) {
        super(disk);
    }

    public void trouble(Trouble next) {
        trouble = next;
    }

    /** This one lies on a bad sector. */
    public void cannotRead(String fileName) {
        unreadable = fileName;
    }

    public void freeBytes(long bytes) {
        freeBytes = bytes;
    }

    /** {@code "force 00000007.sealed"}, in order. */
    public List<String> steps() {
        return List.copyOf(steps);
    }

    private void step(String step, Path file) throws IOException {
        String name = file.getFileName().toString().replace(".new", "");
        steps.add(step + " " + name);
        trouble.before(step, name);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        step("create", file);
        return new Watched(file, disk.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Watched(file, disk.open(file));
    }

    @Override
    public DiskFile openReadOnly(Path file) throws IOException {
        if (file.endsWith(unreadable)) {
            throw new IOException("Input/output error");
        }
        return disk.openReadOnly(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step("rename", to);
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete", file);
        disk.delete(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step("forceFolder", folder.normalize());
        disk.forceFolder(folder);
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        return Math.min(freeBytes, disk.freeBytes(folder));
    }

    private final class Watched extends ForwardingFile {
        private final Path path;

        Watched(Path path, DiskFile file) {
            super(file);
            this.path = path;
        }

        @Override
        public void write(byte[] bytes, long position) throws IOException {
            step("write", path);
            file.write(bytes, position);
        }

        @Override
        public void force() throws IOException {
            step("force", path);
            file.force();
        }

        @Override
        public void close() throws IOException {
            step("close", path);
            file.close();
        }
    }
}
