package jp.denwaban.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A disk in memory, so that a test can read a quarter of a million damaged files in seconds. */
public final class MemoryDisk implements Disk {
    private final Map<Path, byte[]> files = new ConcurrentHashMap<>();

    public void put(Path file, byte[] bytes) {
        files.put(file, bytes);
    }

    public byte[] bytes(Path file) {
        return Objects.requireNonNull(files.get(file));
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        if (files.putIfAbsent(file, new byte[0]) != null) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return new Opened(file);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        if (!exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return new Opened(file);
    }

    @Override
    public DiskFile openReadOnly(Path file) throws IOException {
        return open(file);
    }

    @Override
    public boolean exists(Path file) {
        return files.containsKey(file);
    }

    @Override
    public List<String> names(Path folder) {
        return files.keySet().stream()
                .filter(file -> folder.equals(file.getParent()))
                .map(file -> file.getFileName().toString())
                .sorted()
                .toList();
    }

    @Override
    public void createFolder(Path folder) {}

    @Override
    public void rename(Path from, Path to) throws IOException {
        if (exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        files.put(to, Objects.requireNonNull(files.remove(from)));
        renamed.put(from, to);
    }

    private final Map<Path, Path> renamed = new ConcurrentHashMap<>();

    @Override
    public void delete(Path file) {
        files.remove(file);
    }

    @Override
    public void forceFolder(Path folder) {}

    @Override
    public long freeBytes(Path folder) {
        return Long.MAX_VALUE;
    }

    private final class Opened implements DiskFile {
        private final Path opened;

        Opened(Path opened) {
            this.opened = opened;
        }

        private Path file() {
            return renamed.getOrDefault(opened, opened);
        }

        @Override
        public void write(byte[] bytes, long position) {
            byte[] old = MemoryDisk.this.bytes(file());
            byte[] grown = Arrays.copyOf(old, (int) Math.max(old.length, position + bytes.length));
            System.arraycopy(bytes, 0, grown, (int) position, bytes.length);
            put(file(), grown);
        }

        @Override
        public byte[] read(long position, int length) {
            byte[] all = MemoryDisk.this.bytes(file());
            int from = (int) Math.min(position, all.length);
            return Arrays.copyOfRange(all, from, Math.min(all.length, from + length));
        }

        @Override
        public long size() {
            return MemoryDisk.this.bytes(file()).length;
        }

        @Override
        public void force() {}

        @Override
        public void close() {}
    }
}
