package jp.denwaban.answering;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.Verdict;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.vault.open.KeyRing;

/** What the sealed files and the index say of one call, opened with a person's key. */
record CellReport(IndexedCall call, List<Recording> files) {

    /** By line; each line of a run has had one call, or the second one fails this. */
    static Map<Integer, CellReport> byLine(Path index, Path recordings, KeyRing keys)
            throws Exception {
        Map<Integer, CellReport> found = new HashMap<>();
        try (IndexReader reader = IndexReader.open(index)) {
            List<IndexedFile> files = reader.files();
            for (IndexedCall call : reader.calls()) {
                List<Recording> opened =
                        files.stream()
                                .filter(file -> file.call().equals(call.number()))
                                .map(file -> open(recordings, file, keys))
                                .toList();
                if (found.put(call.line(), new CellReport(call, opened)) != null) {
                    throw new AssertionError("line " + call.line() + " is registered twice");
                }
            }
        }
        return found;
    }

    private static Recording open(Path folder, IndexedFile file, KeyRing keys) {
        return new RecordingReader(new FileDisk(), keys)
                .read(folder.resolve(file.fileName()), file.seal());
    }

    boolean genuine() {
        return !files.isEmpty() && files.stream().allMatch(f -> f.verdict() == Verdict.GENUINE);
    }

    /** From the first voice frame of the call to the first recorded one; empty: no voice. */
    Optional<Duration> audioFrom() {
        return files.get(0).meta().flatMap(meta -> meta.audioFrom());
    }

    /** What the recording says its length is, gaps included. */
    long lengthMillis() {
        return files.stream().mapToLong(f -> f.caller().length).sum() * 1000 / LineAudio.RATE_HZ;
    }

    /** How much of it is said to be missing. */
    long missingMillis() {
        return files.stream()
                .flatMap(file -> file.gaps().stream())
                .mapToLong(gap -> gap.to().minus(gap.from()).toMillis())
                .sum();
    }

    long heardMillis() {
        return lengthMillis() - missingMillis();
    }
}
