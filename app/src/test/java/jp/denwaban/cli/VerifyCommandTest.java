package jp.denwaban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.denwaban.answering.SealedSite;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.call.CallNumber;
import jp.denwaban.recording.Keys;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.site.SiteFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What somebody finds who verifies a site of three calls without a key, after what was done. */
class VerifyCommandTest {
    private static final String DIGEST =
            "a928246bb73f1028a90b6923a83bb3380c6d58b1d9aaaee31bc7582ce31bb0f6";

    private static Keys keys;

    @TempDir Path root;
    private SealedSite made;
    private SiteFolder site;
    private String anchor = "";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void oneOrganisation() {
        keys = Keys.make();
    }

    @BeforeEach
    void threeCalls() throws Exception {
        made = new SealedSite(root, keys, 3);
        site = made.folder;
        anchor = made.anchor.text();
    }

    private int verify(String... more) {
        List<String> words = new ArrayList<>(List.of("verify", "--data", "" + root));
        words.addAll(List.of(more));
        CommandLine line =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        return line.execute(words.toArray(new String[0]));
    }

    private void sql(String statement) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + site.index());
                var update = database.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    private void shorten(Path file, int bytes) throws Exception {
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length - bytes));
    }

    @Test
    void aSoundSiteIsAllGoodAlsoBesideTheAnchorOfItsSheet() {
        String untidy = anchor.toLowerCase().replace('-', ' ').replace('0', 'o');

        assertThat(verify("--anchor", anchor, "--anchor", untidy)).isZero();
        assertThat(out.toString()).isEqualTo("3 files, 9 records, 3 audit entries: all good\n");
    }

    @Test
    void aChainCutBehindAnAnchorIsNamedAndWithoutTheAnchorNobodyCanTell() throws Exception {
        sql("delete from sealed_file where call = 3");
        sql("delete from call where number = 3");
        Files.delete(site.recordings().resolve("00000003.sealed"));
        shorten(site.audit().resolve("chain-00000001.audit"), 512);

        assertThat(verify()).as("what cannot be detected is said").isZero();
        assertThat(verify("--anchor", anchor)).isEqualTo(1);
        assertThat(out.toString()).contains("audit: BEHIND_ANCHOR " + anchor);
    }

    /** Told in the report of its last day: from then on it is history, not a problem. */
    @Test
    void aLossThatAReportHasToldIsNoProblemAnyMore() throws Exception {
        Files.delete(site.recordings().resolve("00000002.sealed"));
        try (CallIndex index = CallIndex.openForWriting(site.index());
                AuditChain chain = made.chain(2)) {
            LocalDate day = LocalDate.of(2026, 4, 16);
            index.retention().missing(List.of("00000002.sealed"));
            assertThat(verify()).isEqualTo(1);
            index.retention().lost(List.of(new CallNumber(2)), day);
            chain.append(
                    new AuditEntry(
                            Instant.EPOCH,
                            false,
                            "erasure.done",
                            "erased=0 missing=1 left=0 calls= lost=2",
                            Optional.empty()));
        }
        assertThat(verify()).isZero();
    }

    @Test
    void aDailyReportThatIsNotWhatTheChainAnnouncedIsNamed() throws Exception {
        Files.createDirectories(site.erasures());
        Path report = site.erasures().resolve("2026-04-16.json");
        Files.writeString(report, "what was written that day\n");
        try (AuditChain chain = made.chain(2)) {
            // openssl dgst -sha256 of that line
            chain.append(
                    new AuditEntry(
                            Instant.EPOCH,
                            false,
                            "erasure.reported",
                            "day=2026-04-16 state=DONE due=0 erased=0 held=0 left=0 sha256="
                                    + DIGEST,
                            Optional.empty()));
        }
        assertThat(verify()).isZero();

        Files.writeString(report, "what somebody made of it\n");
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("erasures/2026-04-16.json: not what the chain says");
    }

    @Test
    void aMisspelledAnchorIsOneLineAndCodeTwo() {
        assertThat(verify("--anchor", "XXXX-XXXX-XXXX")).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains("XXXX-XXXX-XXXX", "--help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileWhoseRowsVanishedWithItIsNamedByTheChain() throws Exception {
        sql("delete from sealed_file where call = 2");
        sql("delete from call where number = 2");
        Files.delete(site.recordings().resolve("00000002.sealed"));

        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString())
                .contains("検証不能 00000002.sealed: MISSING the audit chain knows it");
    }

    /** Cut to one record, its row made to fit: file and index agree, the chain does not. */
    @Test
    void aShortenedFileIsNamedThoughItsRowWasMadeToFit() throws Exception {
        shorten(site.recordings().resolve("00000002.sealed"), 2 * 8192);
        sql(
                "update sealed_file set state = 'CUT', records = 1, last_tag = '"
                        + tag(site.recordings().resolve("00000002.sealed"))
                        + "' where call = 2");

        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("不一致 00000002.sealed: TRUNCATED 1 records, 3 by the audit chain\n");
    }

    /** Another sealed file of the same call, its row made to fit. */
    @Test
    void aReplacedFileIsNamedThoughItsRowWasMadeToFit() throws Exception {
        Path file = site.recordings().resolve("00000002.sealed");
        Files.delete(file);
        Seal other = made.seal(2);
        sql("update sealed_file set last_tag = '" + other.lastTagHex() + "' where call = 2");

        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("不一致 00000002.sealed: LAST_TAG another by the audit chain\n");
    }

    @Test
    void withoutAnIndexTheFilesThemselvesAreHeldAgainstTheChain() throws Exception {
        Files.writeString(site.index(), "this is no database".repeat(99));
        shorten(site.recordings().resolve("00000002.sealed"), 8192);

        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString())
                .contains("不一致 00000002.sealed: TRUNCATED 2 records, 3 by the audit chain");
    }

    /** The last sixteen bytes of a file that ends with a whole record. */
    private static String tag(Path file) throws Exception {
        byte[] all = Files.readAllBytes(file);
        return HexFormat.of().formatHex(all, all.length - 16, all.length);
    }
}
