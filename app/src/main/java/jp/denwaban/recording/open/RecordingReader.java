package jp.denwaban.recording.open;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.denwaban.disk.Disk;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.FileKeys;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.Problem;
import jp.denwaban.recording.Problem.Kind;
import jp.denwaban.recording.RecordContent;
import jp.denwaban.recording.RecordKind;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.SealedFileScan;
import jp.denwaban.recording.SealedHeader;
import jp.denwaban.recording.SealedRecord;
import jp.denwaban.recording.Verdict;
import jp.denwaban.recording.Verifier;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.open.KeyRing;

/** Opens sealed files with a signed-in person's keys. */
public final class RecordingReader {
    private final Disk disk;
    private final KeyRing keys;

    public RecordingReader(Disk disk, KeyRing keys) {
        this.disk = disk;
        this.keys = keys;
    }

    /**
     * Decrypts every record and judges the file.
     *
     * @param expected what index or chain say of the file, if they do; without it a CUT file whose
     *     end is torn is 検証不能, because a torn end and a changed one look alike
     */
    public Recording read(Path file, Optional<Seal> expected) {
        return read(file, expected, new VoiceInMemory());
    }

    private Recording read(Path file, Optional<Seal> expected, VoiceInMemory voice) {
        try (Opening opening = new Opening(keys, voice)) {
            SealedFileScan scan = SealedFileReader.scan(disk, file, opening);
            List<Problem> problems = problems(scan, expected);
            opening.keyless().ifPresent(kind -> problems.add(problem(scan, kind)));
            return new Recording(
                    Verdict.of(problems),
                    opening.meta(),
                    voice.caller(),
                    voice.staff(),
                    voice.gaps(),
                    scan.finished(),
                    problems);
        }
    }

    /**
     * The last good META alone, for lists; empty where there is none that opens. A closed file has
     * it before its last record; a cut one is searched.
     */
    public Optional<CallMeta> meta(Path file) {
        try (Opening opening = new Opening(keys, VoiceSink.NONE)) {
            SealedFileReader.glance(disk, file, opening);
            if (opening.meta().isPresent()) {
                return opening.meta();
            }
        }
        try (Opening opening = new Opening(keys, VoiceSink.NONE)) {
            SealedFileReader.scan(disk, file, opening);
            return opening.meta();
        }
    }

    private static Problem problem(SealedFileScan scan, Kind kind) {
        return new Problem(scan.fileName(), kind, "header");
    }

    private static List<Problem> problems(SealedFileScan scan, Optional<Seal> expected) {
        if (expected.isEmpty()) {
            return new ArrayList<>(scan.problems());
        }
        FileState state = scan.finished() ? FileState.CLOSED : FileState.CUT;
        return Verifier.againstIndex(scan, state, expected);
    }

    /** One file being opened record by record. */
    private static final class Opening implements SealedFileReader.Visitor, AutoCloseable {
        private final KeyRing keys;
        private final VoiceSink voice;
        private Optional<FileKeys> fileKeys = Optional.empty();
        private Optional<Kind> keyless = Optional.empty();
        private Optional<CallMeta> meta = Optional.empty();
        private Optional<SealedHeader> header = Optional.empty();
        private long records;

        Opening(KeyRing keys, VoiceSink voice) {
            this.keys = keys;
            this.voice = voice;
        }

        @Override
        public void header(SealedHeader found, byte[] bytes) {
            header = Optional.of(found);
            if (!keys.holds(found.generation())) {
                keyless = Optional.of(Kind.NO_KEY);
                return;
            }
            Optional<byte[]> fileKey =
                    keys.open(
                            found.generation(),
                            Purpose.FILE_KEY,
                            found.additionalData(),
                            found.fileKey());
            if (fileKey.isEmpty()) {
                keyless = Optional.of(Kind.FORGED);
                return;
            }
            fileKeys = Optional.of(new FileKeys(fileKey.get(), bytes));
            Arrays.fill(fileKey.get(), (byte) 0);
        }

        @Override
        public Optional<Kind> record(SealedRecord record) {
            records = record.index() + 1L;
            boolean wanted = voice != VoiceSink.NONE || isMeta(record);
            if (fileKeys.isEmpty() || !wanted) {
                return Optional.empty();
            }
            Optional<byte[]> content = record.open(fileKeys.get());
            if (content.isEmpty()) {
                return Optional.of(Kind.FORGED);
            }
            RecordKind kind = record.kind().orElseThrow();
            return RecordContent.read(kind, content.get())
                    .map(read -> take(read, record.last()))
                    .orElse(Optional.of(Kind.CONTENT));
        }

        private static boolean isMeta(SealedRecord record) {
            return record.kind().equals(Optional.of(RecordKind.META));
        }

        private Optional<Kind> take(RecordContent content, boolean last) {
            if (content instanceof RecordContent.Meta known) {
                meta = Optional.of(known.meta());
                boolean ours = header.map(h -> h.name().call()).equals(meta.map(CallMeta::number));
                return ours ? Optional.empty() : Optional.of(Kind.WRONG_NAME);
            }
            boolean end = content instanceof RecordContent.End;
            if (end != last) {
                return Optional.of(Kind.CONTENT);
            }
            if (content instanceof RecordContent.End whole) {
                return whole.records() == records ? Optional.empty() : Optional.of(Kind.TRUNCATED);
            }
            return voice.take(content) ? Optional.empty() : Optional.of(Kind.CONTENT);
        }

        Optional<Kind> keyless() {
            return keyless;
        }

        Optional<CallMeta> meta() {
            return meta;
        }

        @Override
        public void close() {
            fileKeys.ifPresent(FileKeys::close);
        }
    }
}
