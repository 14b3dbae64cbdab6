package jp.denwaban.leak;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The whole memory of another process, read from outside while it is held still: {@code
 * /proc/PID/maps} and {@code mem} of proc(5). Needs to be its owner or root.
 *
 * @param pid its number
 */
public record ProcessMemory(long pid) {
    /** {@code [vvar]}, {@code [vsyscall]}: the kernel's, the same for all. */
    private static final String KERNELS = "[v";

    /** Everything readable that it has mapped, its own and of files. */
    public Set<Needle> holds(Search search) throws IOException, InterruptedException {
        Set<Needle> found = Search.nothing();
        signal("-STOP");
        try (FileChannel memory = FileChannel.open(proc("mem"))) {
            for (String line : Files.readAllLines(proc("maps"))) {
                String[] words = line.split(" +", 6);
                boolean device = words.length > 5 && words[5].startsWith("/dev/");
                boolean kernels = words.length > 5 && words[5].startsWith(KERNELS);
                if (words[1].startsWith("r") && !device && !kernels) {
                    String[] range = words[0].split("-");
                    long from = Long.parseUnsignedLong(range[0], 16);
                    long to = Long.parseUnsignedLong(range[1], 16);
                    region(memory, from, to, search, found);
                }
            }
        } finally {
            signal("-CONT");
        }
        return found;
    }

    private static void region(
            FileChannel memory, long from, long to, Search search, Set<Needle> found) {
        try {
            search.in(memory, from, to, found);
        } catch (IOException e) {
            // A mapped file behind its end: no page is there, so nothing of ours is.
        }
    }

    /** Kilobytes of it that lie in swap. */
    public long swappedKb() throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith("VmSwap:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** Whether there is such a process; one that ended and was waited for is none. */
    public boolean exists() {
        return Files.exists(proc("maps"));
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }

    private void signal(String which) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, Long.toString(pid)).start().waitFor();
    }
}
