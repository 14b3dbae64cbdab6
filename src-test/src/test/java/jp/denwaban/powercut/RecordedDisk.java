package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/**
 * The program's disk port in memory, which writes down every step. It may be deaf to one {@link
 * Site}: what that place forces is not forced. One thread.
 */
final class RecordedDisk implements Disk {
    private final Volume before;
    private final Optional<Site> deafTo;
    private final Runnable boundary;
    private final Map<Path, Integer> names;
    private final Map<Integer, byte[]> bytes = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<Site> sites = new TreeSet<>();
    private int nextFile;

    /**
     * @param before what lies on it, safe or not
     * @param boundary told before every step
     */
    RecordedDisk(Volume before, Optional<Site> deafTo, Runnable boundary) {
        this.before = before.copy();
        this.deafTo = deafTo;
        this.boundary = boundary;
        this.names = new TreeMap<>(before.namesSeen());
        this.nextFile = before.copy().newFile();
    }

    /** What lay on it before the first step. */
    Volume before() {
        return before.copy();
    }

    List<Step> steps() {
        return steps;
    }

    /** From where anything was forced. */
    Set<Site> sites() {
        return sites;
    }

    private void step(Step step) {
        boundary.run();
        steps.add(step);
    }

    private void forced(Step step) {
        Site site = Site.ofCaller();
        sites.add(site);
        if (deafTo.filter(site::equals).isEmpty()) {
            step(step);
        }
    }

    /** What a program would read of this file. */
    byte[] bytes(Path file) throws NoSuchFileException {
        return bytesOf(number(file)).clone();
    }

    private byte[] bytesOf(int file) {
        return bytes.computeIfAbsent(file, before::bytesSeen);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        Path name = file.normalize();
        if (names.containsKey(name)) {
            throw new FileAlreadyExistsException(name.toString());
        }
        int number = nextFile++;
        step(new Step.Make(name, number));
        names.put(name, number);
        bytes.put(number, new byte[0]);
        return new Opened(number);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Opened(number(file));
    }

    private int number(Path file) throws NoSuchFileException {
        Integer number = names.get(file.normalize());
        if (number == null) {
            throw new NoSuchFileException(file.toString());
        }
        return number;
    }

    @Override
    public DiskFile openReadOnly(Path file) throws IOException {
        return open(file);
    }

    @Override
    public boolean exists(Path file) {
        return names.containsKey(file.normalize());
    }

    @Override
    public List<String> names(Path folder) {
        return names.keySet().stream()
                .filter(name -> folder.normalize().equals(name.getParent()))
                .map(name -> name.getFileName().toString())
                .sorted()
                .toList();
    }

    /** The port promises a folder that stays; how the real disk keeps it, the shim shows. */
    @Override
    public void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        if (exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        int number = number(from);
        step(new Step.Rename(from.normalize(), to.normalize(), number));
        names.remove(from.normalize());
        names.put(to.normalize(), number);
    }

    @Override
    public void delete(Path file) throws IOException {
        step(new Step.Delete(file.normalize(), number(file)));
        names.remove(file.normalize());
    }

    @Override
    public void forceFolder(Path folder) {
        forced(new Step.ForceFolder(folder.normalize()));
    }

    @Override
    public long freeBytes(Path folder) {
        return Long.MAX_VALUE;
    }

    private final class Opened implements DiskFile {
        private final int number;

        Opened(int number) {
            this.number = number;
        }

        @Override
        public void write(byte[] written, long position) {
            step(new Step.Write(number, position, written.clone()));
            byte[] old = bytesOf(number);
            int end = (int) position + written.length;
            byte[] grown = end > old.length ? Arrays.copyOf(old, end) : old.clone();
            System.arraycopy(written, 0, grown, (int) position, written.length);
            bytes.put(number, grown);
        }

        @Override
        public byte[] read(long position, int length) {
            byte[] all = bytesOf(number);
            int from = (int) Math.min(position, all.length);
            return Arrays.copyOfRange(all, from, Math.min(all.length, from + length));
        }

        @Override
        public long size() {
            return bytesOf(number).length;
        }

        @Override
        public void force() {
            forced(new Step.Force(number));
        }

        @Override
        public void close() {}
    }
}
