package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/** A disk in memory: a tenth of a second of real disk would be too slow by the million. */
final class RamDisk implements Disk {
    private final Map<Path, Content> files = new HashMap<>();

    /** The bytes of one file, of which only the first {@code length} are its. */
    private static final class Content {
        private byte[] bytes = new byte[0];
        private int length;
    }

    /** Shows the first {@code length} of these bytes as a file; they stay the caller's. */
    void show(Path file, byte[] bytes, int length) {
        Content content = new Content();
        content.bytes = bytes;
        content.length = length;
        files.put(file, content);
    }

    byte[] bytes(Path file) throws IOException {
        Content content = content(file);
        return Arrays.copyOf(content.bytes, content.length);
    }

    private Content content(Path file) throws IOException {
        Content content = files.get(file);
        if (content == null) {
            throw new NoSuchFileException(file.toString());
        }
        return content;
    }

    @Override
    public DiskFile create(Path file) {
        Content content = new Content();
        files.put(file, content);
        return new Opened(content);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Opened(content(file));
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
                .map(file -> String.valueOf(file.getFileName()))
                .sorted()
                .toList();
    }

    @Override
    public void createFolder(Path folder) {}

    @Override
    public void rename(Path from, Path to) throws IOException {
        files.put(to, content(from));
        files.remove(from);
    }

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

    private record Opened(Content content) implements DiskFile {

        @Override
        public void write(byte[] bytes, long position) {
            int end = Math.toIntExact(position + bytes.length);
            if (end > content.bytes.length) {
                content.bytes = Arrays.copyOf(content.bytes, 2 * end);
            }
            System.arraycopy(bytes, 0, content.bytes, (int) position, bytes.length);
            content.length = Math.max(content.length, end);
        }

        @Override
        public byte[] read(long position, int length) {
            int from = (int) Math.min(position, content.length);
            return Arrays.copyOfRange(content.bytes, from, Math.min(content.length, from + length));
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public void force() {}

        @Override
        public void close() {}
    }
}
