package jp.denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.call.CallNumber;
import jp.denwaban.disk.FileDisk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code denwaban verify} names what is wrong, file by file, without a key. */
class VerifierTest {
    private static Keys keys;

    @TempDir Path folder;
    private final FileDisk disk = new FileDisk();
    private final List<Verifier.Expected> index = new ArrayList<>();

    @BeforeAll
    static void oneOrganisation() {
        keys = Keys.make();
    }

    /** Calls 1 and 2 closed, call 3 cut and recovered. */
    @BeforeEach
    void threeCalls() throws Exception {
        RecordingStore store =
                RecordingStore.open(
                        disk,
                        folder,
                        keys.organisation(),
                        5,
                        () -> Instant.parse("2026-04-01T03:00:00Z"),
                        Runnable::run);
        for (int call = 1; call <= 3; call++) {
            Heard heard = new Heard();
            CallFile file = store.begin(new CallNumber(call), call, heard);
            short[] voice = Sounds.noise(call, 12_000);
            Sounds.speak(file, voice, voice);
            if (call < 3) {
                file.finish(Metas.ended(call));
                expect(FileState.CLOSED, heard.seal());
            }
        }
        CutFiles.in(disk, folder).forEach(seal -> expect(FileState.CUT, seal));
    }

    private void expect(FileState state, Seal seal) {
        index.add(new Verifier.Expected(seal.fileName(), state, Optional.of(seal)));
    }

    private List<String> problems() throws RecordingException {
        return Verifier.verify(disk, folder, index, Verifier.NO_EPOCH).problems().stream()
                .map(problem -> problem.fileName() + " " + problem.kind())
                .toList();
    }

    @Test
    void aSoundFolderHasNoProblem() throws Exception {
        Verifier.Report report = Verifier.verify(disk, folder, index, Verifier.NO_EPOCH);

        assertThat(report.good()).isTrue();
        assertThat(report.files()).isEqualTo(3);
        // Three AUDIO each, META and END of the closed ones.
        assertThat(report.records()).isEqualTo(5 + 5 + 3);
    }

    @Test
    void aFlippedByteIsNamed() throws Exception {
        Path file = folder.resolve("00000002.sealed");
        byte[] bytes = Files.readAllBytes(file);
        bytes[4096 + 8192 + 4000] ^= 1;
        Files.write(file, bytes);

        assertThat(problems()).containsExactly("00000002.sealed RECORD_DAMAGED");
    }

    @Test
    void aFlippedByteInTheLastRecordOfAClosedFileIsNamed() throws Exception {
        Path file = folder.resolve("00000002.sealed");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        assertThat(problems())
                .containsExactly("00000002.sealed RECORD_DAMAGED", "00000002.sealed TRUNCATED");
    }

    @Test
    void aFlippedByteInTheHeaderIsNamed() throws Exception {
        Path file = folder.resolve("00000001.sealed");
        byte[] bytes = Files.readAllBytes(file);
        bytes[2000] ^= 1;
        Files.write(file, bytes);

        assertThat(problems()).containsExactly("00000001.sealed HEADER_DAMAGED");
    }

    @Test
    void aTruncatedFileIsNamedClosedOrCut() throws Exception {
        shorten("00000001.sealed", 8192);
        shorten("00000003.sealed", 1);

        assertThat(problems())
                .containsExactly("00000001.sealed TRUNCATED", "00000003.sealed TRUNCATED");
    }

    private void shorten(String name, int bytes) throws Exception {
        Path file = folder.resolve(name);
        byte[] all = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(all, all.length - bytes));
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Files.delete(folder.resolve("00000002.sealed"));

        assertThat(problems()).containsExactly("00000002.sealed MISSING");
    }

    @Test
    void aStrayFileIsNamedSealedOrNot() throws Exception {
        Files.copy(folder.resolve("00000001.sealed"), folder.resolve("00000009.sealed"));
        Files.writeString(folder.resolve("note.txt"), "x");

        assertThat(problems())
                .containsExactly(
                        "00000009.sealed WRONG_NAME", "00000009.sealed STRAY", "note.txt STRAY");
    }

    @Test
    void aCallThatGoesOnIsNoAlarmWhileItsEpochIsThePresentOne() throws Exception {
        index.removeIf(row -> row.fileName().equals("00000003.sealed"));

        assertThat(Verifier.verify(disk, folder, index, 5).problems()).isEmpty();
        assertThat(Verifier.verify(disk, folder, index, 6).problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.STRAY);
    }

    @Test
    void aFinishedFileOfThePresentEpochStillNeedsItsRow() throws Exception {
        index.removeIf(row -> row.fileName().equals("00000002.sealed"));

        assertThat(Verifier.verify(disk, folder, index, 5).problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.STRAY);
    }

    @Test
    void aHeaderThatWasNeverFinishedIsNoAlarm() throws Exception {
        Files.write(folder.resolve("00000004.sealed.new"), new byte[77]);

        assertThat(problems()).isEmpty();
    }

    @Test
    void anotherGoodFileUnderTheSameNameIsNamed() throws Exception {
        Files.delete(folder.resolve("00000001.sealed"));
        RecordingStore store =
                RecordingStore.open(
                        disk,
                        folder,
                        keys.organisation(),
                        5,
                        () -> Instant.parse("2026-04-01T03:00:00Z"),
                        Runnable::run);
        CallFile file = store.begin(new CallNumber(1), 1, new Heard());
        short[] voice = Sounds.noise(99, 12_000);
        Sounds.speak(file, voice, voice);
        file.finish(Metas.ended(1));

        assertThat(problems()).containsExactly("00000001.sealed LAST_TAG");
    }

    @Test
    void recoveryMayBeRepeatedAndSaysTheSame() throws Exception {
        List<Seal> first = CutFiles.in(disk, folder);

        assertThat(first).extracting(Seal::fileName).containsExactly("00000003.sealed");
        assertThat(first.get(0).records()).isEqualTo(3);
        assertThat(CutFiles.in(disk, folder)).isEqualTo(first);
    }
}
