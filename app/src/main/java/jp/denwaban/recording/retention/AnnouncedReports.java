package jp.denwaban.recording.retention;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.vault.Digests;

/**
 * What the audit chain says of the daily reports: the digests with which each was announced. A
 * report may have been announced more often than once, if writing it was interrupted; its file is
 * one of these, or somebody changed it.
 */
public final class AnnouncedReports {
    private static final String ANNOUNCED = "erasure.reported";
    private static final String WITHDRAWN = "erasure.withdrawn";

    private static final Pattern SAID =
            Pattern.compile(
                    "day=([0-9]{4}-[0-9]{2}-[0-9]{2}) state=[A-Z_]+ .*sha256=([0-9a-f]{64})");

    private static final Pattern FROM =
            Pattern.compile("from=([0-9]{4}-[0-9]{2}-[0-9]{2}) today=.*");

    private final TreeMap<String, Set<String>> digests = new TreeMap<>();

    /** Hears one entry of the chain. */
    public void hear(String code, String detail) {
        Matcher said = SAID.matcher(detail);
        if (code.equals(ANNOUNCED) && said.matches()) {
            digests.computeIfAbsent(said.group(1) + ".json", name -> new HashSet<>())
                    .add(said.group(2));
        }
        Matcher from = FROM.matcher(detail);
        if (code.equals(WITHDRAWN) && from.matches()) {
            digests.tailMap(from.group(1) + ".json", true).clear();
        }
    }

    /** Whether these are the bytes of the report of a day, as {@code 2026-11-24.json}. */
    public boolean holds(String fileName, byte[] file) {
        return digests.getOrDefault(fileName, Set.of())
                .contains(HexFormat.of().formatHex(Digests.sha256(file)));
    }

    /** Names of the reports in a folder, sorted. */
    public static List<String> names(Disk disk, Path folder) throws IOException {
        return disk.names(folder).stream().filter(ErasureReports::named).sorted().toList();
    }

    /**
     * What contradicts the chain in the folder of the reports, one line each; empty is good.
     *
     * @param names listed before the chain was read: each was announced before it was there
     */
    public List<String> problems(Disk disk, Path folder, List<String> names) {
        List<String> problems = new ArrayList<>();
        try {
            for (String name : names) {
                if (!holds(name, bytes(disk, folder.resolve(name)))) {
                    problems.add(folder.getFileName() + "/" + name + ": not what the chain says");
                }
            }
            // Of the first days, and of the last, writing may have been interrupted.
            digests.keySet().stream()
                    .filter(name -> !names.isEmpty() && !names.contains(name))
                    .filter(name -> name.compareTo(names.get(0)) > 0)
                    .filter(name -> name.compareTo(names.get(names.size() - 1)) < 0)
                    .forEach(
                            name ->
                                    problems.add(
                                            folder.getFileName()
                                                    + "/"
                                                    + name
                                                    + ": MISSING, the chain knows it"));
        } catch (IOException e) {
            problems.add(folder.getFileName() + ": UNREADABLE " + e.getMessage());
        }
        return problems;
    }

    private static byte[] bytes(Disk disk, Path file) throws IOException {
        try (DiskFile in = disk.openReadOnly(file)) {
            return in.read(0, ErasureReports.LARGEST);
        }
    }
}
