package jp.denwaban.disposal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what a folder lies on, from {@code /proc} and {@code /sys} alone.
 *
 * @param root of the tree that holds both: {@code /}
 * @see "proc(5), /proc/self/mountinfo; sysfs, Documentation/ABI/stable/sysfs-block"
 */
record MediumSearch(Path root) {
    private static final String UNKNOWN = "―";

    /** A volume on volumes on volumes: more than anybody builds. */
    private static final int DEEPEST = 8;

    /** Fields of mountinfo before the optional ones: number of the device, mount point. */
    private static final int DEVICE = 2;

    private static final int MOUNT_POINT = 4;

    private record Mount(String device, Path point, String fileSystem) {}

    Medium of(Path folder) throws IOException {
        Path real = folder.toRealPath();
        Mount mount =
                mounts().stream()
                        .filter(each -> real.startsWith(each.point()))
                        // The later one lies over the earlier one of the same place.
                        .reduce((a, b) -> deeper(b, a) ? b : a)
                        .orElseThrow(() -> new IOException("the volume is not known"));
        Optional<Path> disk = disk(root.resolve("sys/dev/block").resolve(mount.device()), 0);
        return new Medium(
                disk.map(this::kind).orElse(MediumKind.UNKNOWN),
                mount.point(),
                mount.fileSystem(),
                disk.map(path -> String.valueOf(path.getFileName())).orElse(UNKNOWN),
                disk.map(path -> said(path.resolve("device/model"))).orElse(UNKNOWN),
                disk.map(path -> said(path.resolve("device/serial"))).orElse(UNKNOWN));
    }

    private static boolean deeper(Mount one, Mount other) {
        return one.point().getNameCount() >= other.point().getNameCount();
    }

    private List<Mount> mounts() throws IOException {
        return Files.readAllLines(root.resolve("proc/self/mountinfo"), StandardCharsets.UTF_8)
                .stream()
                .flatMap(line -> mount(line).stream())
                .toList();
    }

    private static Optional<Mount> mount(String line) {
        int dash = line.indexOf(" - ");
        String[] fields = line.split(" ");
        if (dash < 0 || fields.length <= MOUNT_POINT) {
            return Optional.empty();
        }
        String[] after = line.substring(dash + " - ".length()).split(" ");
        return Optional.of(
                new Mount(fields[DEVICE], Path.of(plain(fields[MOUNT_POINT])), after[0]));
    }

    /** The kernel writes blanks and the like as octal numbers. */
    private static String plain(String escaped) {
        return escaped.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }

    /** The whole disk below a partition, or below a mapped device that lies on exactly one. */
    private static Optional<Path> disk(Path block, int depth) throws IOException {
        if (depth == DEEPEST || !Files.exists(block)) {
            return Optional.empty();
        }
        Path here = block.toRealPath();
        Path whole = Files.exists(here.resolve("partition")) ? here.resolveSibling(".") : here;
        Path disk = whole.normalize();
        List<Path> below = below(disk.resolve("slaves"));
        if (below.isEmpty()) {
            return Optional.of(disk);
        }
        return below.size() == 1 ? disk(below.get(0), depth + 1) : Optional.empty();
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    /**
     * Only a disk that speaks ATA says truly that it turns: bridges and virtual disks say so of
     * anything.
     */
    private MediumKind kind(Path disk) {
        boolean ata = said(disk.resolve("device/vendor")).equals("ATA");
        return switch (said(disk.resolve("queue/rotational"))) {
            case "0" -> MediumKind.SOLID_STATE;
            case "1" -> ata ? MediumKind.HARD_DISK : MediumKind.UNKNOWN;
            default -> MediumKind.UNKNOWN;
        };
    }

    private static String said(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? UNKNOWN : text;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
