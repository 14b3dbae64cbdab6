package jp.denwaban.answering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.disk.Disk;
import jp.denwaban.recording.Claims;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.Problem;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.SealedFileScan;
import jp.denwaban.recording.Verifier;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.site.SiteFolder;

/**
 * What one scrub looks at, without a key: each file against its row, each row against its file, the
 * rows against the chain, the chain against itself.
 */
final class ScrubRound {
    private final Disk disk;
    private final SiteFolder site;
    private final int epoch;
    private final AuditChain chain;
    private Map<String, IndexedFile> known = Map.of();

    /**
     * @param disk for what is read; a slow one
     * @param epoch of this process, whose unfinished files are calls that go on
     */
    ScrubRound(Disk disk, SiteFolder site, int epoch, AuditChain chain) {
        this.disk = disk;
        this.site = site;
        this.epoch = epoch;
        this.chain = chain;
    }

    /** One file that was read. */
    record Looked(long records, List<Problem> problems) {}

    /**
     * What shows only when all is seen.
     *
     * @param chainBroken whether hashes, numbers or order of the chain are not what was written
     */
    record Whole(List<Problem> problems, boolean chainBroken) {}

    /** Reads one file; what its row says is asked once more before anything is said to be wrong. */
    Looked file(String name) throws IndexException {
        SealedFileScan scan = SealedFileReader.scan(disk, site.recordings().resolve(name));
        long records = scan.seal().map(Seal::records).orElse(0L);
        List<Problem> problems = judge(scan, Optional.ofNullable(known.get(name)));
        if (!problems.isEmpty()) {
            known = rows();
            problems = judge(scan, asked(name));
        }
        return new Looked(records, problems);
    }

    /** Of what is gone there are more rows every day: asked for by name. */
    private Optional<IndexedFile> asked(String name) throws IndexException {
        Optional<IndexedFile> kept = Optional.ofNullable(known.get(name));
        if (kept.isPresent()) {
            return kept;
        }
        try (IndexReader index = IndexReader.open(site.index())) {
            return index.file(name);
        }
    }

    private List<Problem> judge(SealedFileScan scan, Optional<IndexedFile> row) {
        if (row.isPresent()) {
            return kept(row.get())
                    ? Verifier.againstIndex(scan, row.get().state(), row.get().seal())
                    : List.of();
        }
        // A call of this process may go on, or be about to be registered.
        if (scan.header().filter(header -> header.epoch() == epoch).isPresent()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>(scan.problems());
        problems.add(new Problem(scan.fileName(), Problem.Kind.STRAY, "not in the index"));
        return problems;
    }

    /** Files that are gone, and what the chain says otherwise. */
    Whole whole() throws IndexException, AuditException {
        known = Map.of(); // one list of what is kept at a time: a big site has 75,000
        List<Verifier.Expected> before = expected();
        Claims claims = new Claims();
        ChainVerifier.Report report =
                chain.read(entry -> claims.hear(entry.code(), entry.detail()));
        List<Problem> problems = new ArrayList<>();
        for (Verifier.Expected row : before) {
            if (!there(row.fileName())) {
                problems.add(new Problem(row.fileName(), Problem.Kind.MISSING, ""));
            }
        }
        problems.addAll(claims.against(before, List.of()));
        return new Whole(standing(problems), report.broken());
    }

    /** Rows are asked again by name: what was erased or registered meanwhile is no problem. */
    private List<Problem> standing(List<Problem> found) throws IndexException {
        if (found.isEmpty()) {
            return found;
        }
        List<Problem> standing = new ArrayList<>();
        try (IndexReader index = IndexReader.open(site.index())) {
            for (Problem problem : found) {
                String name = problem.fileName();
                Optional<IndexedFile> row = index.file(name);
                boolean stands =
                        problem.kind() != Problem.Kind.MISSING
                                || row.map(ScrubRound::kept).orElse(true) && !there(name);
                if (stands) {
                    standing.add(problem);
                }
            }
        }
        return standing;
    }

    private boolean there(String name) {
        return disk.exists(site.recordings().resolve(name));
    }

    private Map<String, IndexedFile> rows() throws IndexException {
        Map<String, IndexedFile> rows = new HashMap<>();
        try (IndexReader index = IndexReader.open(site.index())) {
            index.kept().forEach(row -> rows.put(row.fileName(), row));
        }
        return rows;
    }

    private static boolean kept(IndexedFile row) {
        return row.erasedOn().isEmpty()
                && (row.state() == FileState.CLOSED || row.state() == FileState.CUT);
    }

    private List<Verifier.Expected> expected() throws IndexException {
        try (IndexReader index = IndexReader.open(site.index())) {
            return index.kept().stream()
                    .filter(ScrubRound::kept)
                    .map(row -> new Verifier.Expected(row.fileName(), row.state(), row.seal()))
                    .toList();
        }
    }
}
