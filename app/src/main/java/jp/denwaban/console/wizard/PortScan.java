package jp.denwaban.console.wizard;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which serial ports the box has now: stable names first, because a replug keeps them. */
public final class PortScan {
    /** A box has 240 lines of two ports at most. */
    private static final int MOST = 480;

    private static final String PLAIN = "tty{ACM,USB}*";

    private PortScan() {}

    /**
     * Lists the ports, in the order of their names.
     *
     * @param devices {@code /dev}
     */
    public static List<String> of(Path devices) {
        List<String> ports = new ArrayList<>();
        add(ports, devices.resolve("serial").resolve("by-id"), "*");
        if (ports.isEmpty()) {
            add(ports, devices, PLAIN);
        }
        return List.copyOf(ports);
    }

    /** A folder that is not there has no ports: the person can still type one. */
    private static void add(List<String> ports, Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            for (Path entry : entries) {
                found.add(entry.toString());
            }
        } catch (IOException e) {
            return;
        }
        found.sort(PortScan::byNumber);
        ports.addAll(found.subList(0, Math.min(MOST, found.size())));
    }

    /** ttyACM2 before ttyACM10. */
    private static int byNumber(String one, String other) {
        int length = Integer.compare(one.length(), other.length());
        return length != 0 ? length : one.compareTo(other);
    }
}
