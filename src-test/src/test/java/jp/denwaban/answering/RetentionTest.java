package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Stream;
import jp.denwaban.answering.KeptSite.Spoken;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.audit.ChainVerifier.Finding;
import jp.denwaban.cli.demo.Trial;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.recording.retention.ErasureReport.State;
import jp.denwaban.site.SiteFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a record leaves, on real files and a real index, with the time as an argument. */
class RetentionTest {
    /** D: Tuesday 10 o'clock in Japan; D+15 is 2 December. */
    private static final Instant MORNING = Instant.parse("2026-11-17T01:00:00Z");

    private static final LocalDate D = LocalDate.of(2026, 11, 17);
    private static final Instant D_15 = Instant.parse("2026-12-01T15:00:00Z");
    private static final Duration TALK = Duration.ofSeconds(2);

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

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    @Test
    void aRecordIsKeptToTheLastMillisecondOfDPlus14AndGoneWhenDPlus15Begins() throws Exception {
        Spoken call = site.call(TALK);

        runUntil(D_15.minusMillis(1));
        site.round();
        assertThat(site.there(call)).isTrue();

        site.pass(Duration.ofMillis(1));
        site.round();
        assertThat(site.there(call)).isFalse();
        assertThat(onlyCall().erasedOn()).contains(D.plusDays(15));
        assertThat(onlyCall().day()).isEqualTo(D);
        assertThat(report(D.plusDays(15)).erased()).containsExactly(new ErasureReport.Erased(D, 1));
    }

    /** What stays: call number, day, outcome, erased_on. */
    @Test
    void nothingElseOfAnErasedCallIsInTheIndex() throws Exception {
        site.call(TALK);
        runUntil(D_15);
        site.round();

        IndexedCall call = onlyCall();
        assertThat(call.line()).isZero();
        assertThat(call.outcome()).isPresent();
        IndexedFile file = onlyFile();
        assertThat(file.state()).isEqualTo(FileState.ERASED);
        assertThat(file.seal()).isEmpty();
        assertThat(site.kept().index().kept()).as("no later round reads it").isEmpty();
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + site.folder.index());
                var rows =
                        sqlite.createStatement()
                                .executeQuery(
                                        "select records, audio_millis, last_tag from"
                                                + " sealed_file")) {
            assertThat(rows.getLong(1)).isZero();
            assertThat(rows.getLong(2)).isZero();
            assertThat(rows.getString(3)).isNull();
        }
        assertThat(site.kept().index().sums(D).rang()).isEqualTo(1);
    }

    @Test
    void aCallOverMidnightIsOfTheDayItsLastRecordEnded() throws Exception {
        runUntil(Instant.parse("2026-11-17T14:59:59Z"));
        Spoken call = site.call(TALK);
        assertThat(call.ended()).isEqualTo(D.plusDays(1));

        runUntil(D_15);
        site.round();
        assertThat(site.there(call)).as("D+15 is its D+14").isTrue();

        runUntil(D_15.plus(Duration.ofDays(1)));
        site.round();
        assertThat(site.there(call)).isFalse();
    }

    @Test
    void aRoundInTheMiddleOfACallLeavesItAlone() throws Exception {
        Spoken call = site.call(TALK, site::round);
        assertThat(site.there(call)).isTrue();
        assertThat(onlyFile().state()).isEqualTo(FileState.CLOSED);
        assertThat(codes()).isEmpty();
    }

    @Test
    void aHeldRecordStaysAndEveryDaySaysSo() throws Exception {
        Spoken held = site.call(TALK);
        Spoken free = site.call(TALK);
        site.holds = call -> call.equals(held.number()) ? Optional.of("8-0031") : Optional.empty();

        for (int day = 15; day <= 17; day++) {
            runUntil(D_15.plus(Duration.ofDays(day - 15)));
            site.round();
            assertThat(site.there(held)).isTrue();
            assertThat(site.there(free)).isFalse();
            assertThat(report(D.plusDays(day)).held())
                    .containsExactly(new ErasureReport.Kept(1, D, "8-0031"));
        }

        site.holds = call -> Optional.empty();
        runUntil(D_15.plus(Duration.ofDays(3)));
        site.round();
        assertThat(site.there(held)).isFalse();
        assertThat(report(D.plusDays(18)).erasedCalls()).isEqualTo(1);
    }

    @Test
    void aDayWithNothingToDoHasItsReportExactlyOnce() throws Exception {
        site.pass(Duration.ofDays(1));
        assertThat(site.round()).isPresent();
        assertThat(site.round()).isEmpty();
        site.off(Duration.ofMinutes(1));
        assertThat(site.round()).isEmpty();

        assertThat(report(D.plusDays(1)))
                .isEqualTo(ErasureReport.done(D.plusDays(1), List.of(), List.of(), List.of()));
        assertThat(entries("erasure.reported day=2026-11-18")).isEqualTo(1);
    }

    /** 96 h off: 72 h are taken to be so, the rest a person must confirm. */
    @Test
    void afterFourDaysOffOverdueRecordsAreHiddenAndWaitForAPerson() throws Exception {
        Spoken call = site.call(TALK);
        runUntil(D_15.minus(Duration.ofDays(1)));
        site.off(Duration.ofDays(4));

        site.round();
        LocalDate today = site.boot().clock.businessDay();
        assertThat(today).isEqualTo(D.plusDays(18));
        assertThat(site.there(call)).isTrue();
        assertThat(site.kept().index().shown(today)).isEmpty();
        assertThat(codes()).containsExactly("T-04");
        ErasureReport waiting = report(D.plusDays(17));
        assertThat(waiting.state()).isEqualTo(State.WAITING);
        assertThat(waiting.due()).isEqualTo(1);
        assertThat(report(D.plusDays(16)).state()).isEqualTo(State.OFF);

        site.confirm(site.boot().clock.instant());
        site.round();
        assertThat(site.there(call)).isFalse();
        assertThat(codes()).isEmpty();
        assertThat(report(D.plusDays(18)).erasedCalls()).isEqualTo(1);
    }

    /** The clock of the machine is set 20 days ahead: nothing goes before its time. */
    @Test
    void aClockSetForwardErasesNothing() throws Exception {
        Spoken call = site.call(TALK);
        site.setWall(Duration.ofDays(20));
        site.round();
        assertThat(site.there(call)).isTrue();
        assertThat(codes()).containsExactly("T-03");
        assertThat(entries("clock.jumped")).isEqualTo(1);

        site.off(Duration.ofMinutes(1));
        site.round();
        assertThat(site.there(call)).as("neither after a start").isTrue();
        assertThat(codes()).containsExactly("T-03");
    }

    @Test
    void aJumpStopsErasingUntilAPersonConfirms() throws Exception {
        Spoken call = site.call(TALK);
        runUntil(D_15.minusSeconds(60));
        site.setWall(Duration.ofMinutes(-10));
        site.round();
        site.pass(Duration.ofSeconds(60));
        site.round();
        assertThat(site.there(call)).isTrue();
        assertThat(report(D.plusDays(15)).state()).isEqualTo(State.WAITING);

        site.confirm(site.boot().clock.instant());
        site.round();
        assertThat(site.there(call)).isFalse();
        site.pass(Duration.ofDays(1));
        site.round();
        assertThat(report(D.plusDays(16)).erasedCalls()).isEqualTo(1);
        assertThat(codes()).isEmpty();
    }

    /** An administrator types the next year, sees it, and takes it back. */
    @Test
    void oneSlipOfTheYearErasesNothingAndLeavesNoReportOfDaysToCome() throws Exception {
        Spoken call = site.call(TALK);
        Instant now = site.boot().clock.instant();
        site.confirm(now.plus(Duration.ofDays(365)));
        site.round();
        assertThat(site.there(call)).isTrue();
        assertThat(codes()).containsExactly("T-03");

        site.confirm(now);
        site.confirm(now);
        site.round();
        assertThat(site.there(call)).isTrue();
        assertThat(codes()).isEmpty();
        assertThat(site.report(D.plusDays(1))).isEmpty();
        runUntil(D_15);
        site.round();
        assertThat(site.there(call)).isFalse();
    }

    /** A battery died: the wall clock says 2020, the floor holds. */
    @Test
    void aClockSetBackIsDoubtfulAndWhatItStampsCountsFromWhenItWasPutRight() throws Exception {
        runUntil(MORNING.plus(Duration.ofDays(1)));
        site.off(Duration.ofDays(-2000));
        assertThat(site.boot().clock.doubtful()).isTrue();
        Spoken call = site.call(TALK);
        assertThat(call.ended()).isEqualTo(D.plusDays(1));

        // In truth the box had been off for two days.
        site.confirm(site.boot().clock.instant().plus(Duration.ofDays(2)));
        site.confirm(site.boot().clock.instant());
        site.round();
        runUntil(D_15.plus(Duration.ofDays(2)));
        site.round();
        assertThat(site.there(call)).as("its stamp is over, its true day is not").isTrue();
        runUntil(D_15.plus(Duration.ofDays(3)));
        site.round();
        assertThat(site.there(call)).isFalse();
    }

    /** A killed process had not registered it; the clock is as doubtful as when it was stamped. */
    @Test
    void aCallThatAStartFindsWhileTheClockIsDoubtfulCountsFromWhenItWasPutRight() throws Exception {
        runUntil(MORNING.plus(Duration.ofDays(1)));
        site.off(Duration.ofDays(-2000));
        Spoken call = site.call(TALK);
        sql("delete from sealed_file");
        sql("delete from call");
        site.off(Duration.ofMinutes(1));
        assertThat(onlyCall().day()).isEqualTo(D.plusDays(1));

        site.confirm(site.boot().clock.instant().plus(Duration.ofDays(2)));
        site.confirm(site.boot().clock.instant());
        site.round();
        runUntil(D_15.plus(Duration.ofDays(2)));
        site.round();
        assertThat(site.there(call)).as("its stamp is over, its true day is not").isTrue();
        runUntil(D_15.plus(Duration.ofDays(3)));
        site.round();
        assertThat(site.there(call)).isFalse();
    }

    @Test
    void aRowWithoutItsFileIsAnAlarmAndIsToldOnItsLastDay() throws Exception {
        Spoken call = site.call(TALK);
        Files.delete(site.recordings().resolve(call.fileName()));
        site.pass(Duration.ofDays(1));
        site.round();
        assertThat(codes()).containsExactly("I-03");
        assertThat(onlyFile().state()).isEqualTo(FileState.MISSING);

        runUntil(D_15);
        site.round();
        assertThat(report(D.plusDays(15)).left())
                .containsExactly(new ErasureReport.Kept(1, D, "I-03"));
        assertThat(entries("erasure.done lost=1")).isEqualTo(1);
        runUntil(D_15.plus(Duration.ofDays(1)));
        site.round();
        assertThat(report(D.plusDays(16)).due()).isZero();
    }

    @Test
    void aMissingFileThatIsThereAgainIsKeptAndLeavesWhenItsTimeIsOver() throws Exception {
        Spoken call = site.call(TALK);
        byte[] bytes = takeAway(call);
        site.pass(Duration.ofDays(1));
        site.round();
        assertThat(onlyFile().state()).isEqualTo(FileState.MISSING);

        Files.write(site.recordings().resolve(call.fileName()), bytes);
        site.pass(Duration.ofDays(1));
        site.round();
        assertThat(onlyFile().state()).isEqualTo(FileState.CLOSED);
        runUntil(D_15);
        site.round();
        assertThat(site.there(call)).isFalse();
    }

    @Test
    void aFileThatIsThereAgainAfterItWasReportedMissingIsErasedAndToldThatDay() throws Exception {
        Spoken call = site.call(TALK);
        byte[] bytes = takeAway(call);
        runUntil(D_15);
        site.round();
        Files.write(site.recordings().resolve(call.fileName()), bytes);
        site.pass(Duration.ofDays(1));
        site.round();
        assertThat(site.there(call)).isFalse();
        assertThat(onlyFile().state()).isEqualTo(FileState.ERASED);
        assertThat(report(D.plusDays(16)).erasedCalls()).isEqualTo(1);
    }

    @Test
    void aPartOfAnErasedCallThatTurnsUpIsErased() throws Exception {
        Spoken call = site.call(TALK);
        byte[] bytes = Files.readAllBytes(site.recordings().resolve(call.fileName()));
        runUntil(D_15);
        site.round();
        site.stop(true);
        Path part = site.recordings().resolve(call.fileName().replace(".sealed", "-1.sealed"));
        Files.write(part, bytes);
        site.start();
        site.round();
        assertThat(part).doesNotExist();
    }

    /** A volume that is not mounted. */
    @Test
    void anEmptyFolderIsNoReasonToForgetManyCalls() throws Exception {
        for (int calls = 0; calls < 10; calls++) {
            takeAway(site.call(TALK));
        }
        site.pass(Duration.ofDays(1));
        assertThatThrownBy(site::round).isInstanceOf(IOException.class);
        assertThat(site.kept().index().files()).allMatch(file -> file.state() == FileState.CLOSED);
    }

    private byte[] takeAway(Spoken call) throws IOException {
        Path file = site.recordings().resolve(call.fileName());
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    @Test
    void aFileWithoutARowIsEnteredAndJudgedByItsRecords() throws Exception {
        Spoken call = site.call(TALK);
        // Put back behind the program's back, into an index that was made anew.
        byte[] bytes = Files.readAllBytes(site.recordings().resolve(call.fileName()));
        runUntil(D_15.plus(Duration.ofDays(3)).minusSeconds(1));
        site.stop(true);
        loseIndex();
        Files.write(site.recordings().resolve(call.fileName()), bytes);
        site.start();

        site.round();
        assertThat(site.there(call)).isFalse();
        assertThat(onlyCall().erasedOn()).isPresent();
    }

    /** Its registration failed and the process runs for weeks. */
    @Test
    void aFileOfThisStartThatNobodyRegisteredIsEnteredAfterTwoDaysAndLeavesInTime()
            throws Exception {
        Spoken call = site.forgotten(TALK);
        site.pass(Duration.ofDays(1));
        site.round();
        assertThat(site.kept().index().files()).as("it may go on").isEmpty();
        site.pass(Duration.ofDays(1));
        site.round();
        assertThat(onlyFile().state()).isEqualTo(FileState.CLOSED);

        runUntil(D_15);
        site.round();
        assertThat(site.there(call)).isFalse();
        assertThat(report(D.plusDays(15)).erasedCalls()).isEqualTo(1);
    }

    @Test
    void anErasedFileThatIsPutBackIsErasedAgain() throws Exception {
        Spoken call = site.call(TALK);
        Path file = site.recordings().resolve(call.fileName());
        byte[] bytes = Files.readAllBytes(file);
        runUntil(D_15);
        site.round();
        Files.write(file, bytes);

        site.pass(Duration.ofDays(1));
        site.round();
        assertThat(file).doesNotExist();
        assertThat(codes()).contains("I-04");
        assertThat(onlyFile().state()).isEqualTo(FileState.ERASED);
    }

    @Test
    void aRowThatSaysALaterDayThanItsRecordsDoesNotKeepThem() throws Exception {
        Spoken call = site.call(TALK);
        setDayOfRow("2027-03-01");
        runUntil(D_15);
        site.round();
        assertThat(site.there(call)).isFalse();
        assertThat(codes()).containsExactly("I-04");
    }

    @Test
    void aRowThatSaysAnEarlierDayThanItsRecordsDoesNotEraseThem() throws Exception {
        Spoken call = site.call(TALK);
        setDayOfRow("2026-10-01");
        site.pass(Duration.ofDays(1));
        site.round();
        assertThat(site.there(call)).isTrue();
        assertThat(onlyCall().day()).isEqualTo(D);
    }

    /** Of a call over midnight only the part before it can be read: its day is the later one. */
    @Test
    void aPartThatCannotBeReadOrIsGoneTakesNoDayAway() throws Exception {
        Spoken call = site.call(TALK);
        runUntil(Instant.parse("2026-11-17T14:59:59Z"));
        String later = site.call(TALK).fileName();
        String last = call.fileName().replace(".sealed", "-1.sealed");
        Path file = site.recordings().resolve(last);
        Files.copy(site.recordings().resolve(later), file);
        sql(
                "insert into sealed_file (name, call, state, day, records, last_tag) select '%s',"
                                .formatted(last)
                        + " 1, state, day, records, last_tag from sealed_file where call = 2");
        sql("update call set day = '2026-11-18' where number = 1");
        site.stop(true);
        site.retentionDisk = disk -> new RefusingDisk(disk, step -> step.equals("read " + last));
        site.start();
        site.round();
        assertThat(codes()).isEmpty();
        assertThat(dayOfFirst()).as("unreadable").isEqualTo(D.plusDays(1));

        Files.delete(file);
        for (String how : List.of("just missed", "missing since yesterday")) {
            site.pass(Duration.ofDays(1));
            site.round();
            assertThat(dayOfFirst()).as(how).isEqualTo(D.plusDays(1));
        }
        assertThat(codes()).containsExactly("I-03");
    }

    private LocalDate dayOfFirst() throws Exception {
        return site.kept().index().calls().get(0).day();
    }

    @Test
    void whatCannotBeErasedIsAnAlarmIsReportedAndIsTriedAgain() throws Exception {
        Spoken call = site.call(TALK);
        site.stop(true);
        boolean[] refused = {true};
        site.retentionDisk =
                disk -> new RefusingDisk(disk, step -> refused[0] && step.startsWith("delete"));
        site.start();
        runUntil(D_15);
        site.round();
        assertThat(codes()).containsExactly("E-01");
        assertThat(report(D.plusDays(15)).left())
                .containsExactly(new ErasureReport.Kept(1, D, "E-01"));
        assertThat(site.kept().index().shown(D.plusDays(14))).as("never again shown").isEmpty();

        refused[0] = false;
        site.pass(Duration.ofDays(1));
        site.round();
        assertThat(site.there(call)).isFalse();
        assertThat(codes()).isEmpty();
    }

    /** Who takes floor and index away and sets the clock of the machine has proved nothing. */
    @Test
    void aLostFloorIsKnownByTheRecordingsOrByTheChainAlone() throws Exception {
        Spoken call = site.call(TALK);
        site.stop(true);
        loseIndexAndFloor();
        Files.move(site.folder.audit(), root.resolve("chain-away"));
        site.setWall(Duration.ofDays(20));
        site.start();
        site.round();
        assertThat(site.boot().clock.mayErase()).isFalse();
        assertThat(site.there(call)).isTrue();

        site.stop(true);
        loseIndexAndFloor();
        Files.delete(site.recordings().resolve(call.fileName()));
        site.start();
        assertThat(site.boot().clock.mayErase()).isFalse();
    }

    @Test
    void aBrokenAssumptionIsAnAlarmAndIsTriedAgainAfterTenMinutesByNoClockThatIsSet()
            throws Exception {
        site.stop(true);
        boolean[] broken = {true};
        site.holds =
                call -> {
                    if (broken[0]) {
                        throw new IllegalStateException("broken on purpose");
                    }
                    return Optional.empty();
                };
        site.start();
        Spoken call = site.call(TALK);
        site.pass(Duration.between(site.boot().clock.instant(), D_15));
        site.turn();
        assertThat(codes()).containsExactly("E-02");

        broken[0] = false;
        site.confirm(site.boot().clock.instant().minus(Duration.ofMinutes(5)));
        site.pass(Duration.ofMinutes(9));
        site.turn();
        assertThat(site.there(call)).isTrue();
        site.pass(Duration.ofMinutes(1));
        site.turn();
        assertThat(site.there(call)).isFalse();
        assertThat(codes()).isEmpty();
    }

    @Test
    void aFileAmongTheReportsWhoseNameIsNoDayIsPassedOver() throws Exception {
        Files.createDirectories(site.folder.erasures());
        Files.writeString(site.folder.erasures().resolve("2026-02-30.json"), "{}");
        site.pass(Duration.ofDays(1));
        assertThat(site.round()).isPresent();
    }

    @Test
    void anIndexThatWasSetAsideLeavesLikeTheCallsItTellsOf() throws Exception {
        Path aside = root.resolve("site/index-damaged-1.db");
        Files.writeString(aside, "calls of this day ".repeat(9999));
        Files.setLastModifiedTime(aside, FileTime.from(MORNING));
        runUntil(D_15.minusMillis(1));
        site.round();
        assertThat(aside).exists();
        site.pass(Duration.ofMillis(1));
        site.round();
        assertThat(aside).doesNotExist();
        assertThat(entries("index.removed index-damaged-1.db")).isEqualTo(1);
    }

    /** Killed before each step in turn, started again: gone, reported once, the chain whole. */
    @Test
    void erasureMayBeKilledBeforeEveryStepAndIsFinishedAtTheNextStart() throws Exception {
        int steps = 0;
        boolean killed = true;
        while (killed) {
            Spoken[] calls = {site.call(TALK), site.call(TALK)};
            LocalDate day = calls[0].ended();
            site.stop(true);
            StoppingDisk[] stopping = new StoppingDisk[1];
            int most = steps;
            site.retentionDisk =
                    disk -> {
                        stopping[0] = new StoppingDisk(disk, most);
                        return stopping[0];
                    };
            site.retentionDoor = door -> stopping[0].door(door);
            site.start();
            Instant due = day.plusDays(15).atTime(0, 0).toInstant(SiteClock.JAPAN);
            site.pass(Duration.between(site.boot().clock.instant(), due));
            killed = roundIsKilled();
            site.stop(!killed);
            site.retentionDisk = disk -> disk;
            site.retentionDoor = door -> door;
            site.start();
            site.round();

            for (Spoken call : calls) {
                assertThat(site.there(call)).as("killed before step %d", steps).isFalse();
            }
            ErasureReport report = report(day.plusDays(15));
            assertThat(report.erasedCalls()).as("killed before step %d", steps).isEqualTo(2);
            assertThat(report.due()).isEqualTo(2);
            assertThat(site.kept().index().files())
                    .allMatch(file -> file.state() == FileState.ERASED);
            steps++;
        }
        assertThat(steps).as("steps of one erasure").isGreaterThan(12);
        assertThat(chainProblems()).isEmpty();
    }

    /** The other way round a process that ends between the two would never say it. */
    @Test
    void whatIsGoneIsInTheChainBeforeTheIndexForgetsIt() throws Exception {
        site.call(TALK);
        site.stop(true);
        List<Integer> said = new ArrayList<>();
        site.retentionDoor =
                door ->
                        new IndexDoor() {
                            @Override
                            public <T> T ask(Work<T> work) throws IndexException {
                                T answer = door.ask(work);
                                if (onlyCallIsErased()) {
                                    said.add(entriesNow("erasure.done calls=1 "));
                                }
                                return answer;
                            }
                        };
        site.start();
        runUntil(D_15);
        site.round();
        assertThat(said).isNotEmpty().allMatch(times -> times == 1);
    }

    private boolean onlyCallIsErased() throws IndexException {
        return site.kept().index().calls().get(0).erasedOn().isPresent();
    }

    private int entriesNow(String words) {
        try {
            return entries(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An erasure that was under way when the index was lost still ends. */
    @Test
    void aHeaderThatWasOverwrittenIsKnownToAnIndexThatIsMadeAnew() throws Exception {
        Spoken call = site.call(TALK);
        runUntil(D_15);
        site.stop(true);
        behead(call);
        loseIndex();
        site.start();
        assertThat(site.there(call)).isFalse();
        assertThat(onlyCall().day()).isEqualTo(D);
        assertThat(codes()).isEmpty();
    }

    /** Zeros on a disk that is going bad are no erasure: nobody began one. */
    @Test
    void aHeaderThatIsGoneBeforeItsTimeTakesNothingWithIt() throws Exception {
        Spoken call = site.call(TALK);
        String part = call.fileName().replace(".sealed", "-1.sealed");
        site.stop(true);
        Files.copy(site.recordings().resolve(call.fileName()), site.recordings().resolve(part));
        behead(call);
        loseIndex();
        site.start();
        site.round();
        assertThat(site.there(call)).isTrue();
        assertThat(site.recordings().resolve(part)).exists();
        assertThat(site.kept().index().files())
                .extracting(IndexedFile::state)
                .containsExactlyInAnyOrder(FileState.CUT, FileState.CLOSED);
        assertThat(codes()).containsExactly("I-04");

        runUntil(D_15);
        site.round();
        assertThat(site.there(call)).isFalse();
        assertThat(site.recordings().resolve(part)).doesNotExist();
    }

    private void behead(Spoken call) throws Exception {
        Path file = site.recordings().resolve(call.fileName());
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, 4096, (byte) 0);
        Files.write(file, bytes);
    }

    private boolean roundIsKilled() throws Exception {
        try {
            site.round();
            return false;
        } catch (StoppingDisk.Killed e) {
            return true;
        }
    }

    private void runUntil(Instant moment) throws Exception {
        Instant now = site.boot().clock.instant();
        while (now.plus(Duration.ofDays(1)).isBefore(moment)) {
            site.pass(Duration.ofDays(1));
            site.round();
            now = site.boot().clock.instant();
        }
        site.pass(Duration.between(now, moment));
    }

    private void loseIndex() throws Exception {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(root.resolve("site/index.db" + suffix));
        }
    }

    private void loseIndexAndFloor() throws Exception {
        loseIndex();
        Files.delete(site.folder.run().resolve("clock-floor"));
    }

    private void setDayOfRow(String day) throws Exception {
        sql("update call set day = '" + day + "'");
    }

    private void sql(String change) throws Exception {
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + site.folder.index());
                var statement = sqlite.createStatement()) {
            statement.executeUpdate(change);
        }
    }

    private IndexedCall onlyCall() throws Exception {
        List<IndexedCall> calls = site.kept().index().calls();
        assertThat(calls).hasSize(1);
        return calls.get(0);
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

    /** How often the chain says this; it stands there in clear. */
    private int entries(String words) throws IOException {
        String[] parts = words.split(" ", 2);
        int found = 0;
        try (Stream<Path> files = Files.list(site.folder.audit())) {
            for (Path file : files.toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (int at = text.indexOf(parts[0]);
                        at >= 0;
                        at = text.indexOf(parts[0], at + 1)) {
                    int end = Math.min(text.length(), at + 200);
                    found +=
                            parts.length == 1 || text.substring(at, end).contains(parts[1]) ? 1 : 0;
                }
            }
        }
        return found;
    }

    private List<Finding> chainProblems() throws Exception {
        return ChainVerifier.verify(
                        new FileDisk(),
                        site.folder.audit(),
                        ChainVerifier.EpochKeys.NONE,
                        List.of())
                .problems()
                .stream()
                .map(ChainVerifier.Problem::finding)
                .filter(finding -> finding != Finding.NO_KEY)
                .toList();
    }
}
