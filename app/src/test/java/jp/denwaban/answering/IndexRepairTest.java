package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.call.Outcome;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.TroubledDisk;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.Claims;
import jp.denwaban.recording.Keys;
import jp.denwaban.recording.Problem;
import jp.denwaban.recording.Verifier;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.HourSum;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start makes of an index that is gone or broken, and of a file that was cut. */
class IndexRepairTest {
    private static final int PAGE = 4096;
    private static final int HEADER = 4096;
    private static final int RECORD = 8192;
    private static Keys keys;

    @TempDir Path root;
    private SealedSite site;
    private int epoch = 1;
    private Instant now = SealedSite.NOON;

    @BeforeAll
    static void oneOrganisation() {
        keys = Keys.make();
    }

    @BeforeEach
    void threeCalls() throws Exception {
        site = new SealedSite(root, keys, 3);
    }

    private List<IndexedFile> rows() throws Exception {
        try (IndexReader index = IndexReader.open(site.folder.index())) {
            return index.files();
        }
    }

    /** A start up to the first ring; the entries it wrote. */
    private List<String> start() throws Exception {
        return start(new FileDisk());
    }

    private List<String> start(Disk disk) throws Exception {
        epoch++;
        try (CallIndex index = opening(disk).open(LocalDate.of(2026, 4, 1));
                AuditChain chain = site.chain(epoch)) {
            long before = chain.head();
            SiteClock clock = SiteClock.start(root.resolve("floor"), () -> now, () -> 0);
            new IndexRepair(disk, site.folder.recordings(), index, chain, clock).repair();
            List<String> entries = new ArrayList<>();
            chain.read(entry -> entries.add(entry.code() + " " + entry.detail()));
            return entries.subList((int) before, entries.size());
        }
    }

    private IndexOpening opening(Disk disk) {
        return new IndexOpening(
                disk,
                site.folder.index(),
                new KnownCalls(disk, site.folder.recordings(), site.folder.audit()),
                () -> {});
    }

    @Test
    void aDeletedIndexComesBackFromTheFilesRowByRow() throws Exception {
        List<IndexedFile> before = rows();
        Files.delete(site.folder.index());

        assertThat(start()).hasSize(3).allMatch(entry -> entry.startsWith("call.found call="));
        assertThat(rows()).isEqualTo(before);
        assertThat(start()).as("a second start finds nothing to do").isEmpty();
    }

    /** A bad sector keeps no box from answering. */
    @Test
    void aFileThatCannotBeReadIsEnteredAndTheOthersComeBack() throws Exception {
        List<IndexedFile> before = rows();
        Files.delete(site.folder.index());
        TroubledDisk disk = new TroubledDisk(new FileDisk());
        disk.cannotRead("00000002.sealed");

        assertThat(start(disk)).hasSize(3).contains("recording.cut call=2 file=00000002.sealed");
        assertThat(rows()).hasSize(3).contains(before.get(0), before.get(2));
    }

    @Test
    void aPartThatCannotBeReadIsOfTodayAndKeepsItsCall() throws Exception {
        Files.copy(site.recording(2), site.recording(2).resolveSibling("00000002-1.sealed"));
        Files.delete(site.folder.index());
        TroubledDisk disk = new TroubledDisk(new FileDisk());
        disk.cannotRead("00000002-1.sealed");
        now = SealedSite.NOON.plus(Duration.ofDays(1));

        start(disk);

        try (IndexReader index = IndexReader.open(site.folder.index())) {
            assertThat(index.calls())
                    .extracting(call -> call.day().toString())
                    .containsExactly("2026-04-01", "2026-04-02", "2026-04-01");
        }
    }

    /** Its first page whole, so that SQLite takes it for a database, the others noise. */
    @Test
    void anIndexWhosePagesAreNoiseIsSetAsideAndMadeAnew() throws Exception {
        List<IndexedFile> before = rows();
        byte[] pages = Files.readAllBytes(site.folder.index());
        Arrays.fill(pages, PAGE, pages.length, (byte) 0x5A);
        Files.write(site.folder.index(), pages);

        start();

        assertThat(rows()).isEqualTo(before);
        assertThat(root.resolve("index-damaged-1.db")).exists();
    }

    /** SQLite finds nothing wrong with a text of ten letters; who reads it as a day would fall. */
    @Test
    void anIndexWithADayThatIsNoneIsSetAsideAndMadeAnew() throws Exception {
        List<IndexedFile> before = rows();
        sql("update call set day = '2026-04-31'");

        start();

        assertThat(rows()).isEqualTo(before);
        assertThat(root.resolve("index-damaged-1.db")).exists();
    }

    /** After a package was rolled back: it is whole, and stays for the version that can read it. */
    @Test
    void anIndexOfALaterVersionIsNeitherSetAsideNorChanged() throws Exception {
        sql("pragma user_version = 99");
        byte[] before = Files.readAllBytes(site.folder.index());

        assertThatThrownBy(this::start)
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("later version");
        assertThat(Files.readAllBytes(site.folder.index())).isEqualTo(before);
        assertThat(root.resolve("index-damaged-1.db")).doesNotExist();
    }

    /** No file tells the sums, nor of calls that are erased. */
    @Test
    void whatNoFileTellsIsTakenOverFromAnIndexThatIsSetAside() throws Exception {
        sql("insert into hour_sum values ('2026-03-01', 9, 40, 38, 2)");
        sql("insert into outcome_sum values ('2026-03-01', 'RECORDED', 38)");
        sql("insert into branch_sum values ('2026-03-01', '1', '警務', 'RECORDED', 38)");
        sql(
                "insert into call (number, day, outcome, erased_on, reported_on)"
                        + " values (9, '2026-03-01', 'RECORDED', '2026-03-16', '2026-03-16')");
        sql(
                "insert into sealed_file (name, call, state, day, erased_on) values"
                        + " ('00000009.sealed', 9, 'ERASED', '2026-03-01', '2026-03-16')");
        List<IndexedFile> before = rows();
        spoilPageOf("call_day");

        start();

        assertThat(root.resolve("index-damaged-1.db")).exists();
        assertThat(rows()).isEqualTo(before);
        try (IndexReader index = IndexReader.open(site.folder.index())) {
            LocalDate day = LocalDate.of(2026, 3, 1);
            assertThat(index.sums(day).hours().get(9)).isEqualTo(new HourSum(40, 38, 2));
            assertThat(index.sums(day).byOutcome()).containsEntry(Outcome.RECORDED, 38);
            assertThat(index.sums(day).branches()).hasSize(1);
            assertThat(index.sums(day).rang()).isEqualTo(1);
            assertThat(index.calls().get(3).erasedOn()).contains(LocalDate.of(2026, 3, 16));
        }
    }

    /** A torn page calls its rows by any number. */
    @Test
    void rowsOfAnyNumberNeitherHoldUpTheStartNorBecomeTheNextCalls() throws Exception {
        for (long row : new long[] {1L << 40, 1L << 62, Long.MAX_VALUE}) {
            gone(row, "2026-03-01");
            sql(
                    "insert into hour_sum (rowid, day, hour, rang, recorded, gone)"
                            + " values (%d, '2026-03-01', %d, 4, 3, 1)"
                                    .formatted(row, Math.floorMod(row, 5)));
        }
        gone(9, "2026-03-02");
        spoilPageOf("call_day");

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> start());

        try (IndexReader index = IndexReader.open(site.folder.index())) {
            assertThat(index.calls())
                    .extracting(call -> call.number().value())
                    .containsExactly(1L, 2L, 3L, 9L);
            assertThat(index.sums(LocalDate.of(2026, 3, 1)).hours().get(1))
                    .as("2^40 and 2^62 leave 1 and 4 behind when divided by 5")
                    .isEqualTo(new HourSum(4, 3, 1));
            assertThat(index.lastCallNumber()).isEqualTo(9);
        }
    }

    @Test
    void aNumberIsBelievedAsFarAsFilesAndChainGo() throws Exception {
        try (AuditChain chain = site.chain(++epoch)) {
            chain.append(
                    new AuditEntry(
                            now,
                            false,
                            "call.registered",
                            "call=70000 outcome=GONE ",
                            Optional.empty()));
        }
        site.chain(++epoch).close();
        gone(69_999, "2026-03-01");
        gone(70_000, "2026-03-01");
        gone(75_000, "2026-03-01");
        spoilPageOf("call_day");

        start();

        try (IndexReader index = IndexReader.open(site.folder.index())) {
            assertThat(index.calls())
                    .extracting(call -> call.number().value())
                    .containsExactly(1L, 2L, 3L, 69_999L, 70_000L);
        }
    }

    /** Before each of its steps in turn; what it had made of the new index by then is half. */
    @Test
    void aSalvageThatWasKilledIsBegunAnewByTheNextStart() throws Exception {
        boolean killed = true;
        for (int step = 1; killed; step++) {
            site = new SealedSite(root.resolve("killed-before-" + step), keys, 3);
            gone(9, "2026-03-01");
            sql("insert into hour_sum values ('2026-03-01', 9, 40, 38, 2)");
            List<IndexedFile> before = rows();
            spoilPageOf("call_day");

            killed = killedBefore(step);
            Path half = site.folder.root().resolve("index.db.new");
            if (Files.exists(half) && Files.size(half) > 0) {
                sql(half, "delete from hour_sum");
                sql(half, "delete from call where number = 9");
            }
            start();

            assertThat(rows()).as("killed before step %d", step).isEqualTo(before);
            try (IndexReader index = IndexReader.open(site.folder.index())) {
                assertThat(index.sums(LocalDate.of(2026, 3, 1)).hours().get(9))
                        .as("killed before step %d", step)
                        .isEqualTo(new HourSum(40, 38, 2));
                assertThat(index.lastCallNumber()).isEqualTo(9);
            }
            assertThat(names()).contains("index-damaged-1.db").doesNotContain("index.db.new");
            assertThat(names()).doesNotContain("index-damaged-2.db");
        }
    }

    /** The first of two has left since. */
    @Test
    void whatIsMovedAsideIsNeverTakenForAnEarlierOne() throws Exception {
        Path earlier = site.folder.root().resolve("index-damaged-2.db");
        Files.write(earlier, new byte[1]);
        FileTime then = FileTime.from(SealedSite.NOON);
        Files.setLastModifiedTime(earlier, then);
        sql("insert into hour_sum values ('2026-03-01', 9, 40, 38, 2)");
        spoilPageOf("call_day");

        start();
        SetAside.date(site.folder.index(), LocalDate.of(2026, 4, 9));

        try (IndexReader index = IndexReader.open(site.folder.index())) {
            assertThat(index.sums(LocalDate.of(2026, 3, 1)).hours().get(9).rang()).isEqualTo(40);
        }
        assertThat(names()).doesNotContain("index-damaged-1.db");
        assertThat(Files.getLastModifiedTime(earlier)).isEqualTo(then);
        assertThat(Files.getLastModifiedTime(earlier.resolveSibling("index-damaged-3.db")))
                .isEqualTo(FileTime.from(Instant.parse("2026-04-08T15:00:00Z")));
    }

    /** Whether the start had so many steps; the chain is not among them. */
    private boolean killedBefore(int step) throws Exception {
        AtomicInteger steps = new AtomicInteger();
        TroubledDisk disk = new TroubledDisk(new FileDisk());
        disk.trouble(
                (what, name) -> {
                    if (steps.incrementAndGet() == step) {
                        throw new IOException("killed before " + what + " " + name);
                    }
                });
        try {
            opening(disk).open(LocalDate.of(2026, 4, 1)).close();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private List<String> names() throws Exception {
        return new FileDisk().names(site.folder.root());
    }

    /** A call that is erased: no file tells it. */
    private void gone(long number, String day) throws Exception {
        sql(
                "insert into call (number, day, outcome, erased_on, reported_on) values"
                        + " (%d, '%s', 'RECORDED', '2026-03-17', '2026-03-17')"
                                .formatted(number, day));
    }

    private void sql(String statement) throws Exception {
        sql(site.folder.index(), statement);
    }

    private void sql(Path file, String statement) throws Exception {
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + file);
                var update = database.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    /** Noise over the root page of one of its indexes. */
    private void spoilPageOf(String name) throws Exception {
        int page;
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + site.folder.index());
                var rows =
                        database.createStatement()
                                .executeQuery(
                                        "select rootpage from sqlite_schema where name = '"
                                                + name
                                                + "'")) {
            page = rows.getInt(1);
        }
        byte[] bytes = Files.readAllBytes(site.folder.index());
        Arrays.fill(bytes, (page - 1) * PAGE, page * PAGE, (byte) 0x5A);
        Files.write(site.folder.index(), bytes);
    }

    /** Count and last tag of what is there at recovery: from then on it cannot become less. */
    @Test
    void aCutFileEntersTheChainAtRecoveryAndIsThenSafeFromShortening() throws Exception {
        Path file = cut(4, 2);
        assertThat(start())
                .singleElement()
                .asString()
                .startsWith("recording.cut call=4 file=00000004.sealed records=2 tag=");
        assertThat(contradictions()).isEmpty();

        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), HEADER + RECORD));
        Files.delete(site.folder.index());
        start(); // makes an index that believes the shortened file

        assertThat(contradictions())
                .containsExactly("00000004.sealed: TRUNCATED 1 records, 2 by the audit chain");
    }

    /** Before that nobody knows how long it was; said, not hidden. */
    @Test
    void shorteningACutFileBeforeRecoveryCannotBeDetected() throws Exception {
        Path file = cut(4, 2);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), HEADER + RECORD));

        assertThat(start())
                .singleElement()
                .asString()
                .startsWith("recording.cut call=4 file=00000004.sealed records=1 tag=");
        assertThat(contradictions()).isEmpty();
    }

    private Path cut(long call, int records) throws Exception {
        site.seal(call);
        Path file = site.recording(call);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), HEADER + records * RECORD));
        return file;
    }

    /** What the chain says against the index. */
    private List<String> contradictions() throws Exception {
        Claims claims = new Claims();
        try (AuditChain chain = site.chain(++epoch)) {
            chain.read(entry -> claims.hear(entry.code(), entry.detail()));
        }
        List<Verifier.Expected> index =
                rows().stream()
                        .map(row -> new Verifier.Expected(row.fileName(), row.state(), row.seal()))
                        .toList();
        return claims.against(index, List.of()).stream().map(Problem::toString).toList();
    }
}
