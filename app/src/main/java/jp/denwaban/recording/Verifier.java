package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.denwaban.disk.Disk;

/** Checks every sealed file of a site without a key, and that there is neither more nor less. */
public final class Verifier {

    private Verifier() {}

    /**
     * What the index says of one file.
     *
     * @param seal empty while the index says OPEN
     */
    public record Expected(String fileName, FileState state, Optional<Seal> seal) {}

    /**
     * What was found.
     *
     * @param files how many sealed files were read
     * @param records good ones in all of them
     * @param problems in the order of file names; empty is good
     */
    public record Report(int files, long records, List<Problem> problems) {
        public boolean good() {
            return problems.isEmpty();
        }
    }

    /** No answering process is running: nothing is being written. */
    public static final int NO_EPOCH = 0;

    /**
     * Reads everything: time is that of reading the disk.
     *
     * @param presentEpoch of the answering process that is running now, whose unfinished files are
     *     calls that go on; {@link #NO_EPOCH} without one
     */
    public static Report verify(Disk disk, Path folder, List<Expected> index, int presentEpoch)
            throws RecordingException {
        Map<String, Expected> expected = new TreeMap<>();
        index.forEach(row -> expected.put(row.fileName(), row));
        List<String> present = names(disk, folder);
        TreeSet<String> all = new TreeSet<>(expected.keySet());
        all.addAll(present);
        List<Problem> problems = new ArrayList<>();
        int files = 0;
        long records = 0;
        for (String name : all) {
            Optional<Expected> row = Optional.ofNullable(expected.get(name));
            if (row.filter(known -> known.state() == FileState.ERASING).isPresent()) {
                continue; // its time is over: whether it is still there is retention's matter
            }
            if (!present.contains(name)) {
                problems.add(new Problem(name, Problem.Kind.MISSING, ""));
            } else if (SealedName.parse(name).isEmpty()) {
                problems.add(new Problem(name, Problem.Kind.STRAY, "not a sealed file's name"));
            } else {
                SealedFileScan scan = SealedFileReader.scan(disk, folder.resolve(name));
                files++;
                records += scan.seal().map(Seal::records).orElse(0L);
                problems.addAll(judge(scan, row, presentEpoch));
            }
        }
        return new Report(files, records, problems);
    }

    private static List<String> names(Disk disk, Path folder) throws RecordingException {
        try {
            // A header that was never finished holds nothing; the next start sweeps it.
            return disk.names(folder).stream()
                    .filter(name -> !SealedPart.unfinished(name))
                    .toList();
        } catch (IOException e) {
            throw new RecordingException("recordings folder cannot be listed", e);
        }
    }

    private static List<Problem> judge(
            SealedFileScan scan, Optional<Expected> row, int presentEpoch) {
        if (row.isEmpty() && scan.state(presentEpoch) == FileState.OPEN) {
            return againstIndex(scan, FileState.OPEN, Optional.empty());
        }
        if (row.isEmpty()) {
            List<Problem> problems = new ArrayList<>(scan.problems());
            problems.add(new Problem(scan.fileName(), Problem.Kind.STRAY, "not in the index"));
            return problems;
        }
        return againstIndex(scan, row.get().state(), row.get().seal());
    }

    /** The scan's problems in the light of what index or chain say of the file. */
    public static List<Problem> againstIndex(
            SealedFileScan scan, FileState state, Optional<Seal> expected) {
        List<Problem> problems = new ArrayList<>();
        for (Problem problem : scan.problems()) {
            boolean torn = problem.kind() == Problem.Kind.TORN_END;
            if (!torn) {
                problems.add(problem);
            } else if (state == FileState.CLOSED) {
                problems.add(
                        new Problem(
                                scan.fileName(), Problem.Kind.RECORD_DAMAGED, problem.detail()));
            }
        }
        if (scan.seal().isPresent()) {
            expected.ifPresent(seal -> compare(scan, state, seal, problems));
        }
        return problems;
    }

    private static void compare(
            SealedFileScan scan, FileState state, Seal expected, List<Problem> problems) {
        Seal found = scan.seal().orElseThrow();
        String name = scan.fileName();
        if (found.records() < expected.records() || state == FileState.CLOSED && !scan.finished()) {
            problems.add(
                    new Problem(
                            name,
                            Problem.Kind.TRUNCATED,
                            found.records() + " good records of " + expected.records()));
        } else if (found.records() == expected.records()
                && !found.lastTagHex().equals(expected.lastTagHex())) {
            problems.add(new Problem(name, Problem.Kind.LAST_TAG, ""));
        } else if (found.records() == expected.records()
                && !found.acquiredOn().equals(expected.acquiredOn())) {
            problems.add(new Problem(name, Problem.Kind.LAST_TAG, "another day"));
        }
    }
}
