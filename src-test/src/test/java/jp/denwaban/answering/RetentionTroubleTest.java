package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.denwaban.answering.KeptSite.Spoken;
import jp.denwaban.cli.demo.Trial;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.recording.retention.ErasureReport.Kept;
import jp.denwaban.recording.retention.ErasureReport.State;
import jp.denwaban.site.SiteFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What retention does and says when something else goes wrong: power, disk, an old index. */
class RetentionTroubleTest {
    /** D: Tuesday 10 o'clock in Japan. */
    private static final Instant MORNING = Instant.parse("2026-11-17T01:00:00Z");

    private static final LocalDate D = LocalDate.of(2026, 11, 17);
    private static final LocalDate GONE = LocalDate.of(2026, 12, 2);
    private static final Instant D_15 = Instant.parse("2026-12-01T15:00:00Z");
    private static final Duration TALK = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir static Path made;
    @TempDir Path root;
    private KeptSite site;

    /** Once: its passwords take a second each. */
    @BeforeAll
    static void makeASite() throws Exception {
        Trial.create(new SiteFolder(made.resolve("site")), 1).close();
    }

    @BeforeEach
    void begin() throws Exception {
        copy(made.resolve("site"), root.resolve("site"));
        site = new KeptSite(new SiteFolder(root.resolve("site")), MORNING);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(
                        each,
                        to.resolve(from.relativize(each).toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    @Test
    void whatWasErasedOnADayThatCouldWriteNoReportIsToldOfThatDayLater() throws Exception {
        Spoken call = site.call(TALK);
        boolean[] refused = refusing("create 2026-12-02.json.new");
        runUntil(D_15);
        assertThatThrownBy(site::round).isInstanceOf(IOException.class);
        assertThat(site.there(call)).isFalse();

        refused[0] = false;
        site.pass(DAY);
        site.round();

        assertThat(report(GONE).state()).isEqualTo(State.DONE);
        assertThat(report(GONE).erased()).containsExactly(new ErasureReport.Erased(D, 1));
        assertThat(report(GONE.plusDays(1)).due()).isZero();
    }

    /** It answered all day; that it could not erase is not that it was off. */
    @Test
    void aDayOfBeingOnOnWhichNothingCouldBeDoneIsNotToldAsADayOff() throws Exception {
        site.pass(DAY);
        site.round();
        boolean[] refused = refusing("list recordings");
        site.pass(DAY);
        site.turn();
        assertThat(codes()).contains("E-02");
        refused[0] = false;
        site.pass(DAY);
        site.turn();
        assertThat(report(D.plusDays(2)).state()).isEqualTo(State.NOT_DONE);
        assertThat(report(D.plusDays(3)).state()).isEqualTo(State.DONE);

        site.off(DAY.plus(DAY));
        site.turn();
        assertThat(report(D.plusDays(4)).state()).isEqualTo(State.OFF);
    }

    /** Killed before each step, and on only the next day: no call falls out of every report. */
    @Test
    void whatAKilledDayErasedIsToldOnceAlsoIfTheMachineIsOnAgainOnlyTheNextDay() throws Exception {
        boolean killed = true;
        site.round();
        for (int steps = 0; killed; steps++) {
            LocalDate said = site.call(TALK).ended();
            site.call(TALK);
            site.stop(true);
            int most = steps;
            StoppingDisk[] stopping = new StoppingDisk[1];
            site.retentionDisk = disk -> stopping[0] = new StoppingDisk(disk, most);
            site.retentionDoor = door -> stopping[0].door(door);
            site.start();
            LocalDate gone = said.plusDays(15);
            passTo(gone.atStartOfDay().toInstant(SiteClock.JAPAN));
            killed = isKilled();
            site.stop(!killed);
            site.retentionDisk = disk -> disk;
            site.retentionDoor = door -> door;
            site.pass(DAY);
            site.start();
            site.confirm(site.boot().clock.instant());
            site.round();

            int told = report(gone).erasedCalls() + report(gone.plusDays(1)).erasedCalls();
            assertThat(told).as("killed before step %d", steps).isEqualTo(2);
            assertThat(digestIsAnnounced(gone)).as("killed before step %d", steps).isTrue();
        }
    }

    private boolean isKilled() throws Exception {
        try {
            site.round();
            return false;
        } catch (StoppingDisk.Killed e) {
            return true;
        }
    }

    private boolean digestIsAnnounced(LocalDate day) throws Exception {
        byte[] file = Files.readAllBytes(site.folder.erasures().resolve(day + ".json"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
        return chain().contains("sha256=" + HexFormat.of().formatHex(digest));
    }

    /** He typed it twice, and a day later he saw it. */
    @Test
    void aYearThatWasTypedTwiceAndTakenBackLeavesEveryDayItsOwnReport() throws Exception {
        Duration year = Duration.ofDays(365);
        Spoken call = site.call(TALK);
        site.round();
        twice(year);
        site.round();
        assertThat(site.there(call)).isFalse();
        assertThat(report(D.plusDays(365)).erasedCalls()).isEqualTo(1);
        site.pass(DAY);
        site.round();

        twice(year.negated());
        site.round();
        assertThat(site.report(D.plusDays(2))).as("not yet").isEmpty();
        assertThat(site.folder.erasures().resolve("2027-11-17.json.withdrawn")).exists();
        assertThat(report(D.plusDays(1)).erased())
                .as("told again")
                .containsExactly(new ErasureReport.Erased(D, 1));
        for (int day = 1; day <= 3; day++) {
            assertThat(report(D.plusDays(day)).state()).isEqualTo(State.DONE);
            assertThat(digestIsAnnounced(D.plusDays(day))).isTrue();
            site.pass(DAY);
            site.round();
        }
        site.off(DAY.plus(DAY));
        site.round();
        assertThat(report(D.plusDays(5)).state()).as("no word of that year").isEqualTo(State.OFF);
    }

    private void twice(Duration moved) throws Exception {
        site.confirm(site.boot().clock.instant().plus(moved));
        site.confirm(site.boot().clock.instant());
    }

    /** A year that was confirmed wrongly and taken back: its reports are of days to come. */
    @Test
    void reportsOfDaysToComeAndLongAbsenceMakeNeitherGapsNorThousandsOfFiles() throws Exception {
        site.pass(DAY);
        site.round();
        Files.copy(
                site.folder.erasures().resolve("2026-11-18.json"),
                site.folder.erasures().resolve("2031-01-01.json"));
        site.off(DAY.plus(DAY));
        site.round();
        assertThat(report(D.plusDays(2)).state()).isEqualTo(State.OFF);

        site.off(Duration.ofDays(1500));
        site.confirm(site.boot().clock.instant());
        site.confirm(site.boot().clock.instant());
        site.round();
        try (Stream<Path> files = Files.list(site.folder.erasures())) {
            assertThat(files.count()).isLessThan(380);
        }
    }

    @Test
    void anIndexSetAsideThatCannotBeRemovedIsAnAlarmAndStopsNoReport() throws Exception {
        Path aside = root.resolve("site/index-damaged-1.db");
        Files.writeString(aside, "calls of this day");
        Files.setLastModifiedTime(aside, FileTime.from(MORNING));
        boolean[] refused = refusing("open index-damaged-1.db");
        runUntil(D_15);
        for (int turn = 0; turn < 5; turn++) {
            site.turn();
            site.pass(Duration.ofMinutes(11));
        }
        assertThat(report(GONE).state()).isEqualTo(State.DONE);
        assertThat(codes()).containsExactly("E-03");
        assertThat(chain().split("index\\.removed", -1)).as("once a day").hasSize(2);

        refused[0] = false;
        site.pass(DAY);
        site.turn();
        assertThat(aside).doesNotExist();
        assertThat(codes()).isEmpty();
    }

    @Test
    void aStartOnlyHidesWhatIsOverAndTheFirstTurnErasesIt() throws Exception {
        Spoken call = site.call(TALK);
        runUntil(D_15.minusSeconds(60));
        site.off(Duration.ofMinutes(2));
        assertThat(site.there(call)).isTrue();
        assertThat(site.kept().index().shown(site.boot().clock.businessDay())).isEmpty();
        site.round();
        assertThat(site.there(call)).isFalse();
    }

    /** At midnight the scan of everything comes behind what the rows know. */
    @Test
    void whatIndexAndFileAgreeOnIsGoneBeforeAnyOtherFileIsOpened() throws Exception {
        Spoken over = site.call(TALK);
        runUntil(D_15.minusSeconds(60));
        Spoken kept = site.call(TALK);
        List<Boolean> there = new ArrayList<>();
        site.stop(true);
        site.retentionDisk =
                disk ->
                        new RefusingDisk(
                                disk,
                                step -> {
                                    if (step.equals("read " + kept.fileName())) {
                                        there.add(site.there(over));
                                    }
                                    return false;
                                });
        site.start();
        site.pass(Duration.ofSeconds(60));
        site.round();
        assertThat(there).isNotEmpty().containsOnly(false);
    }

    @Test
    void aScanEndsBehindTheFileItIsAtWhenTheProcessIsToldTo() throws Exception {
        for (int calls = 0; calls < 5; calls++) {
            site.call(TALK);
        }
        List<String> read = new ArrayList<>();
        site.stop(true);
        site.retentionDisk =
                disk ->
                        new RefusingDisk(
                                disk,
                                step -> {
                                    if (step.startsWith("read ")) {
                                        read.add(step);
                                        site.endRetention();
                                    }
                                    return false;
                                });
        site.start();
        site.pass(DAY);
        assertThat(site.round()).isEmpty();
        assertThat(read).hasSize(1);
        assertThat(site.report(D.plusDays(1))).isEmpty();
    }

    /** I-03 is of what nobody has told yet, also behind a restart. */
    @Test
    void aLossIsAnAlarmUntilItsReportAndFinalBehindIt() throws Exception {
        Spoken call = site.call(TALK);
        Files.delete(site.recordings().resolve(call.fileName()));
        site.pass(DAY);
        site.round();
        assertThat(codes()).containsExactly("I-03");
        site.off(Duration.ofMinutes(1));
        site.round();
        assertThat(codes()).containsExactly("I-03");

        runUntil(D_15);
        site.round();
        site.pass(DAY);
        site.round();
        assertThat(codes()).isEmpty();
        assertThat(onlyFile().state()).isEqualTo(FileState.MISSING);
        assertThat(onlyFile().erasedOn()).contains(GONE);
        assertThat(site.kept().index().kept()).as("no later scan reads it").isEmpty();
    }

    @Test
    void aCallOfWhichAPartWasMissingIsToldAsThat() throws Exception {
        Spoken call = site.call(TALK);
        String part = call.fileName().replace(".sealed", "-1.sealed");
        sql(
                "insert into sealed_file (name, call, state, day, records, last_tag) select '%s',"
                                .formatted(part)
                        + " call, state, day, records, last_tag from sealed_file");
        site.pass(DAY);
        site.round();
        runUntil(D_15);
        site.round();
        assertThat(site.there(call)).isFalse();
        assertThat(report(GONE).erased()).isEmpty();
        assertThat(report(GONE).left()).containsExactly(new Kept(1, D, "I-03"));
        assertThat(report(GONE).due()).isEqualTo(1);
    }

    /** Line, lengths and tag are in no frame of the journal either. */
    @Test
    void theJournalOfTheIndexIsEmptyBehindTheErasingOfADay() throws Exception {
        site.call(TALK);
        runUntil(D_15);
        site.round();
        Path journal = root.resolve("site/index.db-wal");
        assertThat(Files.exists(journal) ? Files.size(journal) : 0).isZero();
    }

    /** Put back from a copy of last week. */
    @Test
    void anOldIndexThatIsPutBackAccusesNobodyOfWhatWasRightlyErased() throws Exception {
        site.call(TALK);
        site.call(TALK);
        site.stop(true);
        Path old = root.resolve("old.db");
        Files.copy(site.folder.index(), old);
        site.start();
        runUntil(D_15);
        site.round();
        site.stop(true);
        Files.copy(old, site.folder.index(), StandardCopyOption.REPLACE_EXISTING);
        site.start();
        site.pass(DAY);
        site.round();

        assertThat(codes()).isEmpty();
        assertThat(chain()).doesNotContain("recording.missing").contains("index.older");
        assertThat(site.kept().index().files())
                .allMatch(file -> file.state() == FileState.ERASED)
                .allMatch(file -> file.erasedOn().equals(Optional.of(GONE)));
        assertThat(report(GONE.plusDays(1)).due()).isZero();
    }

    @Test
    void theAlarmOfACallThatCannotBeErasedGoesWhenItIsHeld() throws Exception {
        Spoken call = site.call(TALK);
        refusing("delete " + call.fileName());
        runUntil(D_15);
        site.round();
        assertThat(codes()).containsExactly("E-01");
        site.holds = number -> Optional.of("8-0031");
        site.round();
        assertThat(codes()).isEmpty();
    }

    private boolean[] refusing(String step) throws Exception {
        boolean[] refused = {true};
        site.stop(true);
        site.retentionDisk =
                disk -> new RefusingDisk(disk, each -> refused[0] && each.equals(step));
        site.start();
        return refused;
    }

    private void runUntil(Instant moment) throws Exception {
        while (site.boot().clock.instant().plus(DAY).isBefore(moment)) {
            site.pass(DAY);
            site.round();
        }
        passTo(moment);
    }

    private void passTo(Instant moment) throws Exception {
        site.pass(Duration.between(site.boot().clock.instant(), moment));
    }

    private void sql(String change) throws Exception {
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + site.folder.index());
                var statement = sqlite.createStatement()) {
            statement.executeUpdate(change);
        }
    }

    private IndexedFile onlyFile() throws Exception {
        List<IndexedFile> files = site.kept().index().files();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private ErasureReport report(LocalDate day) throws Exception {
        return site.report(day).orElseThrow(() -> new AssertionError("no report of " + day));
    }

    private List<String> codes() {
        return site.boot().alarms.all().stream().map(AlarmBook.Alarm::code).toList();
    }

    /** All of it; its entries stand there in clear. */
    private String chain() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(site.folder.audit())) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}
