package jp.denwaban.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.denwaban.audit.Anchor;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.Problem;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.vault.Epochs;
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
 * The committed example files, opened with the password of {@code docs/formats.md}. If one of these
 * fails, old recordings no longer open: mend the code, never the files.
 */
class ExamplesTest {
    static final Path V1 = Path.of("src/test/resources/formats/v1");

    /** What the index says of the good file. */
    private static final Seal CLOSED =
            new Seal(
                    "00000007.sealed",
                    LocalDate.of(2026, 4, 1),
                    6,
                    Duration.ofMillis(1650),
                    "06f4b5b57a7447490ac230ad6f6dc7b5");

    private static final FileDisk DISK = new FileDisk();
    private static KeyRing ring;

    @BeforeAll
    static void signIn() throws VaultException {
        ring =
                new Vault(DISK, V1.resolve("keys"))
                        .open(new UserId("kanri01"), "電話番 example".toCharArray());
    }

    @AfterAll
    static void signOut() {
        ring.close();
    }

    static List<String> rows() throws IOException {
        return Files.readAllLines(V1.resolve("judged.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyExampleIsJudgedAsItAlwaysWas(String row) {
        String[] cells = row.split("\t", -1);
        Path file = V1.resolve(cells[0]).resolve(cells[1]);
        RecordingReader reader = new RecordingReader(DISK, ring);

        assertThat(
                        SealedFileReader.scan(DISK, file).problems().stream()
                                .map(Problem::kind)
                                .map(Enum::name)
                                .collect(Collectors.joining(",")))
                .isEqualTo(cells[2]);
        assertThat(reader.read(file, Optional.empty()).verdict()).hasToString(cells[3]);
        assertThat(reader.read(file, Optional.of(CLOSED)).verdict()).hasToString(cells[4]);
    }

    /** The hashes are of what sox makes of the µ-law bytes. */
    @Test
    void theVoiceIsWhatSoxMakesOfTheSameBytes() {
        Recording recording =
                new RecordingReader(DISK, ring)
                        .read(V1.resolve("recordings/00000007.sealed"), Optional.of(CLOSED));

        assertThat(IndependentReader.sha256Hex(voice(recording.caller())))
                .isEqualTo("28779897ef76a2534166e1644980e99017370de86ea5f8e8cdefc02b786318e8");
        assertThat(IndependentReader.sha256Hex(voice(recording.staff())))
                .isEqualTo("21e0c2ea7da1528091fd29c21cc07e821f0c227d367967243d6f15ce4c94ee75");
        assertThat(recording.gaps()).hasSize(1);
        assertThat(recording.meta().orElseThrow().destination()).hasValue("交通課");
    }

    /** Little-endian samples without the quarter of a second of the gap. */
    private static byte[] voice(short[] leg) {
        assertThat(leg).hasSize(13_200);
        assertThat(Arrays.copyOfRange(leg, 8_000, 10_000)).containsOnly((short) 0);
        byte[] out = new byte[2 * (leg.length - 2_000)];
        int at = 0;
        for (int i = 0; i < leg.length; i++) {
            if (i < 8_000 || i >= 10_000) {
                out[at++] = (byte) leg[i];
                out[at++] = (byte) (leg[i] >> 8);
            }
        }
        return out;
    }

    @Test
    void theChainVerifiesAgainstItsAnchorOnPaper() throws Exception {
        Epochs epochs = new Epochs(DISK, V1.resolve("keys"));
        ChainVerifier.Report report =
                ChainVerifier.verify(
                        DISK,
                        V1.resolve("audit"),
                        number -> epochKey(epochs, number),
                        List.of(Anchor.typed("dzpx 8hd7 9j3f ta2w").orElseThrow()));

        assertThat(report.problems()).isEmpty();
        assertThat(report.entries()).isEqualTo(2);
    }

    private static Optional<byte[]> epochKey(Epochs epochs, int number) {
        try {
            return ring.epochKey(epochs.read(number));
        } catch (VaultException e) {
            return Optional.empty();
        }
    }

    /** Written by tables, not by our classes: JDK only, from the organisation's private key. */
    @Test
    void aReaderThatSharesNoCodeWithUsReadsTheSame() throws Exception {
        IndependentReader.Opened opened =
                IndependentReader.open(
                        Files.readAllBytes(V1.resolve("recordings/00000007.sealed")),
                        "1c8611a77334e552f053f1b2374d87ab1db0d378e20f93d69bea40ea772a6940");

        assertThat(opened.kinds()).containsExactly(2, 2, 3, 2, 1, 4);
        assertThat(opened.meta())
                .isEqualTo(
                        "{\"v\":1,\"number\":7,\"line\":2,\"caller\":\"0112510110\","
                                + "\"rang\":\"2026-04-01T02:59:00Z\",\"doubtful\":false,"
                                + "\"answered\":\"2026-04-01T02:59:06Z\",\"key\":\"3\","
                                + "\"destination\":\"交通課\","
                                + "\"talkFrom\":\"2026-04-01T02:59:58Z\",\"audioFromMs\":52000,"
                                + "\"ended\":\"2026-04-01T03:00:00Z\",\"outcome\":\"RECORDED\"}");
        assertThat(IndependentReader.sha256Hex(opened.muLaw()))
                .isEqualTo("0ac0faca2abebc551c7ca33f41bba709da301520a013ea7c3260c33b45857c63");
    }
}
