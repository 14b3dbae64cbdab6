package jp.denwaban.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.denwaban.audit.Anchor;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.audit.ChainVerifier.Finding;
import jp.denwaban.call.CallNumber;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.Claims;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.Problem;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.Verdict;
import jp.denwaban.recording.Verifier;
import jp.denwaban.recording.Verifier.Expected;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.retention.AnnouncedReports;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.VaultException;

/**
 * Everything of a site that can be judged without a key: files against index, index against itself
 * and against what the chain says of each file, the chain against anchors on paper. A part that
 * cannot be read is named, and the others are still judged.
 */
final class SiteCheck {
    private final SiteFolder site;
    private final FileDisk disk = new FileDisk();
    private final List<Anchor> anchors;
    private final List<String> problems = new ArrayList<>();
    private final List<String> erased = new ArrayList<>();

    private SiteCheck(SiteFolder site, List<Anchor> anchors) {
        this.site = site;
        this.anchors = anchors;
    }

    /**
     * What was found.
     *
     * @param records good ones in all sealed files
     * @param entries of the audit chain
     * @param problems one line each, what it concerns first; empty is good
     */
    record Report(int files, long records, long entries, List<String> problems) {}

    /**
     * Takes as long as reading every file.
     *
     * @param anchors as written on paper: the chain must hold the entry of each
     */
    static Report of(SiteFolder site, List<Anchor> anchors) throws Refusal {
        return new SiteCheck(site, anchors).run();
    }

    private Report run() throws Refusal {
        try {
            // Asked first: what is registered meanwhile then has its row.
            int epoch = presentEpoch();
            List<Expected> expected = expected();
            Verifier.Report files = Verifier.verify(disk, site.recordings(), expected, epoch);
            files.problems().forEach(problem -> problems.add(told(problem)));
            return new Report(files.files(), files.records(), chain(epoch, expected), problems);
        } catch (RecordingException e) {
            throw new Refusal("the recordings folder cannot be read", e);
        }
    }

    private int presentEpoch() {
        try {
            return RunningAnswering.isThere(site)
                    ? new Epochs(disk, site.keys()).last()
                    : Verifier.NO_EPOCH;
        } catch (VaultException e) {
            problems.add("keys: the epochs cannot be read");
            return Verifier.NO_EPOCH;
        }
    }

    private List<Expected> expected() throws RecordingException {
        try (IndexReader index = IndexReader.open(site.index())) {
            List<IndexedCall> calls = index.calls();
            List<IndexedFile> files = index.files();
            againstEachOther(calls, files);
            files.stream()
                    .filter(file -> file.erasedOn().isPresent())
                    .forEach(file -> erased.add(file.fileName()));
            return files.stream()
                    .filter(file -> file.erasedOn().isEmpty())
                    .map(file -> new Expected(file.fileName(), file.state(), file.seal()))
                    .toList();
        } catch (IndexException e) {
            problems.add(
                    site.root().relativize(site.index())
                            + ": UNREADABLE "
                            + e.getMessage()
                            + "; the next start of answering makes it anew from the files");
            return withoutIndex();
        }
    }

    /** Files are then held against themselves alone. */
    private List<Expected> withoutIndex() throws RecordingException {
        List<Expected> expected = new ArrayList<>();
        for (String name : SealedFileReader.fileNames(disk, site.recordings())) {
            Path file = site.recordings().resolve(name);
            var scan = SealedFileReader.scan(disk, file);
            FileState state = scan.finished() ? FileState.CLOSED : FileState.CUT;
            expected.add(new Expected(name, state, scan.seal()));
        }
        return expected;
    }

    /** Every call that rang has a file, and every file a call. */
    private void againstEachOther(List<IndexedCall> calls, List<IndexedFile> files) {
        Set<CallNumber> known = numbers(calls);
        Set<CallNumber> filed = files.stream().map(IndexedFile::call).collect(Collectors.toSet());
        calls.stream()
                .filter(call -> call.erasedOn().isEmpty() && !filed.contains(call.number()))
                .forEach(call -> problems.add("index: call " + call.number() + " has no file"));
        files.stream()
                .filter(file -> !known.contains(file.call()))
                .forEach(
                        file ->
                                problems.add(
                                        "index: "
                                                + file.fileName()
                                                + " belongs to call "
                                                + file.call()
                                                + ", which is not there"));
    }

    private static Set<CallNumber> numbers(List<IndexedCall> calls) {
        return calls.stream().map(IndexedCall::number).collect(Collectors.toSet());
    }

    /** Tags need the epochs' keys; hashes, order and gaps do not. */
    private long chain(int presentEpoch, List<Expected> expected) {
        Claims claims = new Claims();
        AnnouncedReports reports = new AnnouncedReports();
        try {
            List<String> named = AnnouncedReports.names(disk, site.erasures());
            ChainVerifier.Report report =
                    ChainVerifier.verify(
                            disk,
                            site.audit(),
                            ChainVerifier.EpochKeys.NONE,
                            anchors,
                            entry -> {
                                claims.hear(entry.code(), entry.detail());
                                reports.hear(entry.code(), entry.detail());
                            });
            report.problems().stream()
                    .filter(problem -> problem.finding() != Finding.NO_KEY)
                    // An entry that is being written this moment looks like a torn one.
                    .filter(
                            problem ->
                                    presentEpoch == Verifier.NO_EPOCH
                                            || problem.finding() != Finding.TORN_END)
                    .forEach(problem -> problems.add(problem.toString()));
            against(claims, expected);
            problems.addAll(reports.problems(disk, site.erasures(), named));
            return report.entries();
        } catch (AuditException | IOException e) {
            problems.add("audit: UNREADABLE " + e.getMessage());
            return 0;
        }
    }

    /**
     * The index was read before the chain. What was registered in between is in the index by now,
     * and what is being registered this moment a file: its entry goes before its row.
     */
    private void against(Claims claims, List<Expected> expected) {
        List<Problem> found = claims.against(expected, erased);
        Set<String> now = found.isEmpty() ? Set.of() : namesNow();
        found.stream()
                .filter(
                        problem ->
                                problem.kind() != Problem.Kind.MISSING
                                        || !now.contains(problem.fileName())
                                                && !disk.exists(
                                                        site.recordings()
                                                                .resolve(problem.fileName())))
                .forEach(problem -> problems.add(told(problem)));
    }

    /** What may be said of the recording, and why. */
    private static String told(Problem problem) {
        return Verdict.of(problem).label() + " " + problem;
    }

    private Set<String> namesNow() {
        try (IndexReader index = IndexReader.open(site.index())) {
            return index.files().stream().map(IndexedFile::fileName).collect(Collectors.toSet());
        } catch (IndexException e) {
            return Set.of();
        }
    }
}
