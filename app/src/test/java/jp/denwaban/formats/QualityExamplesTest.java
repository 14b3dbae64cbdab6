package jp.denwaban.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.CallQuality;
import jp.denwaban.recording.LegQuality;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Committed files with a META of version 2, made by Python from the paper (make.py beside them). If
 * one of these fails, mend the code, never the files.
 */
class QualityExamplesTest {
    private static final Path META2 = Path.of("src/test/resources/formats/meta2");
    private static final FileDisk DISK = new FileDisk();

    /** What the index says of every one of them; only the META differs from the example of v1. */
    private static final Seal CLOSED =
            new Seal(
                    "00000007.sealed",
                    LocalDate.of(2026, 4, 1),
                    6,
                    Duration.ofMillis(1650),
                    "06f4b5b57a7447490ac230ad6f6dc7b5");

    private static KeyRing ring;

    @BeforeAll
    static void signIn() throws VaultException {
        ring =
                new Vault(DISK, ExamplesTest.V1.resolve("keys"))
                        .open(new UserId("kanri01"), "電話番 example".toCharArray());
    }

    @AfterAll
    static void signOut() {
        ring.close();
    }

    static List<String> rows() throws IOException {
        return Files.readAllLines(META2.resolve("judged.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyExampleIsJudgedAsItAlwaysWas(String row) {
        String[] cells = row.split("\t", -1);
        Path file = META2.resolve(cells[0]).resolve(cells[1]);
        RecordingReader reader = new RecordingReader(DISK, ring);

        assertThat(SealedFileReader.scan(DISK, file).problems()).isEmpty();
        assertThat(reader.read(file, Optional.empty()).verdict()).hasToString(cells[3]);
        assertThat(reader.read(file, Optional.of(CLOSED)).verdict()).hasToString(cells[4]);
    }

    @Test
    void theFiguresAreThoseThatPythonWrote() {
        RecordingReader reader = new RecordingReader(DISK, ring);

        Optional<CallQuality> quality =
                reader.meta(META2.resolve("good/00000007.sealed")).orElseThrow().quality();

        assertThat(quality)
                .hasValue(
                        new CallQuality(
                                new LegQuality(-27, 1400, 0, 0, 1, 250),
                                new LegQuality(-21, 1400, 0, 0, 1, 250)));
    }
}
