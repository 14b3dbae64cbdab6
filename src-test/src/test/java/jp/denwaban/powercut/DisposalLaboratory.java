package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.denwaban.disposal.DisposalException;
import jp.denwaban.disposal.ErasedSite;
import jp.denwaban.site.SiteFolder;

/**
 * Cuts the power of an erasure at every step in every form, has it run again on what is left, and
 * judges: nothing is destroyed before the site is known to be one that is erased, nothing that is
 * said to be gone is there, and in the end nothing is.
 */
final class DisposalLaboratory {
    /** Of a file this much is looked for: more than chance. */
    private static final int PIECE = 48;

    /** Different bytes that make a piece one of this file. */
    private static final int TELLING = 12;

    private final SiteFolder site;
    private final Map<Path, byte[]> before;
    private final Optional<Site> deafTo;
    private final List<String> violations = new ArrayList<>();
    private final Set<Site> sites = new TreeSet<>();
    private long states;

    /**
     * @param site a folder of the laboratory's own
     * @param before what lies in it, safe
     * @param deafTo from where nothing is forced: a mutant
     */
    DisposalLaboratory(SiteFolder site, Map<Path, byte[]> before, Optional<Site> deafTo) {
        this.site = site;
        this.before = new TreeMap<>(before);
        this.deafTo = deafTo;
    }

    List<String> violations() {
        return violations;
    }

    Set<Site> sites() {
        return sites;
    }

    long states() {
        return states;
    }

    /** Names of steps, each with how many steps of the disk had been asked for when it ended. */
    private record Said(String step, int at) {}

    void cutEverywhere(long seed, int mostViolations) throws IOException, DisposalException {
        RecordedDisk disk = new RecordedDisk(Volume.holding(before), deafTo, () -> {});
        List<Said> said = new ArrayList<>();
        makeFolders();
        ErasedSite.run(disk, site, step -> said.add(new Said(step, disk.steps().size())));
        sites.addAll(disk.sites());
        Random random = new Random(seed);
        Volume volume = disk.before();
        for (int step = 0; step <= disk.steps().size(); step++) {
            if (step > 0) {
                volume.take(disk.steps().get(step - 1));
            }
            for (Form form : volume.unsafe() ? Form.ALL : List.of(Form.KEPT)) {
                if (violations.size() < mostViolations) {
                    String where =
                            "seed %d step %d of %d, %s: "
                                    .formatted(seed, step, disk.steps().size(), form);
                    judge(volume, volume.wreck(form, random), until(said, step), where);
                }
            }
        }
    }

    /** The laboratory's disk knows files only; folders are looked for on the real one. */
    private void makeFolders() throws IOException {
        for (Path file : before.keySet()) {
            Files.createDirectories(file.resolveSibling(".").normalize());
        }
    }

    private static List<String> until(List<Said> said, int step) {
        return said.stream().filter(each -> each.at() <= step).map(Said::step).toList();
    }

    private void judge(Volume volume, Map<Path, byte[]> wreck, List<String> said, String where)
            throws IOException {
        states++;
        RecordedDisk disk = new RecordedDisk(Volume.holding(wreck), Optional.empty(), () -> {});
        try {
            Optional<Set<String>> done = ErasedSite.done(disk, site);
            if (done.isEmpty()) {
                whole(wreck, where);
            }
            for (String step : said) {
                if (done.isEmpty() || !done.get().contains(step)) {
                    violations.add(where + step + " was said to be done, and nobody knows");
                }
            }
            done.ifPresent(steps -> gone(volume, wreck, steps, where));
            makeFolders();
            ErasedSite.run(disk, site, step -> {});
            Set<Path> left = new TreeSet<>(disk.before().namesSeen().keySet());
            left.removeIf(path -> !disk.exists(path));
            left.remove(site.disposal());
            if (!left.isEmpty()) {
                violations.add(where + "in the end there are " + left);
            }
        } catch (DisposalException e) {
            violations.add(where + e.getMessage());
        }
    }

    /** It is not known to be erased: so it answers again, and must be what it was. */
    private void whole(Map<Path, byte[]> wreck, String where) {
        before.forEach(
                (file, bytes) -> {
                    if (!Arrays.equals(bytes, wreck.getOrDefault(file, new byte[0]))) {
                        violations.add(where + file.getFileName() + " is destroyed too early");
                    }
                });
    }

    private void gone(Volume volume, Map<Path, byte[]> wreck, Set<String> steps, String where) {
        before.forEach(
                (file, bytes) -> {
                    if (steps.contains(step(file))) {
                        if (wreck.containsKey(file)) {
                            violations.add(where + file.getFileName() + " is said to be gone");
                        }
                        byte[] piece = piece(bytes);
                        if (piece.length > 0 && volume.holdsAnywhere(piece)) {
                            violations.add(where + "the device holds " + file.getFileName());
                        }
                    }
                });
    }

    private String step(Path file) {
        if (file.startsWith(site.keys())) {
            return "KEYS";
        }
        if (file.startsWith(site.recordings())) {
            return "HEADERS";
        }
        if (file.startsWith(site.audit()) || file.startsWith(site.erasures())) {
            return "RECORDS";
        }
        return String.valueOf(file.getFileName()).contains(".db") ? "DATABASES" : "REST";
    }

    /** The first stretch that is not found anywhere: zeros stand in what was wiped, too. */
    private static byte[] piece(byte[] bytes) {
        for (int from = 40; from + PIECE <= bytes.length; from += PIECE) {
            byte[] piece = Arrays.copyOfRange(bytes, from, from + PIECE);
            if (new String(piece, StandardCharsets.ISO_8859_1).chars().distinct().count()
                    >= TELLING) {
                return piece;
            }
        }
        return new byte[0];
    }
}
