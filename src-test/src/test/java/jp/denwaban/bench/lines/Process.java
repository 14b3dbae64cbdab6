package jp.denwaban.bench.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel says of one process: proc(5). */
record Process(long pid) {
    /** Ticks a second of every Linux: {@code getconf CLK_TCK}. */
    private static final double TICKS = 100;

    /** Counted behind the name in brackets: user time is the 14th field, system time follows. */
    private static final int USER_TIME = 11;

    /** Seconds of processor, user and system. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / TICKS;
    }

    /** The most memory it ever held, in MB. */
    double highWaterMb() throws IOException {
        return status("VmHWM") / 1024.0;
    }

    int threads() throws IOException {
        return (int) status("Threads");
    }

    private long status(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + name + " of process " + pid));
    }
}
