package jp.denwaban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the figures were measured on, and how much of it another guest took meanwhile. */
public final class Machine {
    /** {@code cpu user nice system idle iowait irq softirq steal …}, in ticks: proc(5). */
    private static final int STEAL = 7;

    private final long[] before = ticks();

    /** Processor, cores and Java. */
    static String name() {
        return "%s × %d, Java %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"));
    }

    /** Percent of all ticks since this was made. */
    public double steal() {
        long[] now = ticks();
        long all = Arrays.stream(now).sum() - Arrays.stream(before).sum();
        return all == 0 ? 0 : 100.0 * (now[STEAL] - before[STEAL]) / all;
    }

    /** Runnable tasks, averaged over the last minute. */
    public static double load() {
        String line = firstLine("/proc/loadavg", "");
        return line.isEmpty() ? 0 : Double.parseDouble(line.split(" ")[0]);
    }

    private static long[] ticks() {
        String line = firstLine("/proc/stat", "cpu ");
        long[] fields = new long[STEAL + 1];
        String[] words = line.strip().split("\\s+");
        for (int i = 0; i < fields.length && i + 1 < words.length; i++) {
            fields[i] = Long.parseLong(words[i + 1]);
        }
        return fields;
    }

    private static String processor() {
        String line = firstLine("/proc/cpuinfo", "model name");
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private static String firstLine(String file, String start) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(start)).findFirst().orElse("");
        } catch (IOException e) {
            return ""; // Not Linux: the figures are still true, only their place is unknown.
        }
    }
}
