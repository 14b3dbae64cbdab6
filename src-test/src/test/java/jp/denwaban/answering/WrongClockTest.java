package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.denwaban.answering.KeptSite.Spoken;
import jp.denwaban.cli.demo.Trial;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.Confirmation.Word;
import jp.denwaban.health.SiteClock.Doubt;
import jp.denwaban.recording.retention.ErasureReport.State;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a wrong clock, and a person who takes it for right, do to recordings: by the real start, the
 * real order of a console, the real retention.
 */
class WrongClockTest {
    /** D: Tuesday 10 o'clock in Japan; D+15 is 2 December. */
    private static final Instant MORNING = Instant.parse("2026-11-17T01:00:00Z");

    private static final Instant D_15 = Instant.parse("2026-12-01T15:00:00Z");
    private static final Instant IN_2037 = Instant.parse("2037-06-01T01:00:00Z");
    private static final Duration TALK = Duration.ofSeconds(2);
    private static final Duration YEAR = Duration.ofDays(365);

    private static final Word CLICK = new Word(false, false);
    private static final Word CLICK_OF_ADMINISTRATOR = new Word(true, false);
    private static final Word TYPED = new Word(true, true);

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
        site = new KeptSite(copy("site"), MORNING);
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    private SiteFolder copy(String name) throws IOException {
        Path from = made.resolve("site");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, root.resolve(name).resolve(from.relativize(each).toString()));
            }
        }
        return new SiteFolder(root.resolve(name));
    }

    /** A BIOS that was set a year ahead while the box was off. */
    @Test
    void oneClickOfNobodyErasesWhatAWallClockAYearAheadMakesOverdue() throws Exception {
        Spoken call = site.call(TALK);
        site.off(YEAR);
        site.round();
        assertThat(codes()).containsExactly("T-04");

        assertThat(site.say(now(), CLICK)).contains("T-05");
        site.round();
        assertThat(site.there(call)).isTrue();
        assertThat(site.say(now(), CLICK_OF_ADMINISTRATOR)).isEmpty();
        site.round();
        assertThat(site.there(call)).as("the first word of an administrator").isTrue();
        assertThat(site.say(now(), CLICK_OF_ADMINISTRATOR)).isEmpty();
        site.round();
        assertThat(site.there(call)).as("a second click is not the date").isTrue();
        site.off(Duration.ofMinutes(1));
        assertThat(site.say(now(), CLICK)).as("nor is it after a start").contains("T-05");
        site.round();
        assertThat(site.there(call)).isTrue();

        assertThat(site.say(now(), TYPED)).isEmpty();
        site.round();
        assertThat(site.there(call)).as("who types the date twice has said it").isFalse();
    }

    @Test
    void aLostFloorAndAWallClockTwentyDaysAheadEraseNothingByOneWord() throws Exception {
        Spoken call = site.call(TALK);
        site.stop(true);
        Files.delete(floor());
        site.setWall(Duration.ofDays(20));
        site.start();
        assertOneWordErasesNothing(call);
    }

    @Test
    void aDamagedFloorIsALostOneAndTheBoxAnswers() throws Exception {
        Spoken call = site.call(TALK);
        site.stop(true);
        Files.writeString(floor(), "yesterday");
        site.setWall(Duration.ofDays(20));
        site.start();
        assertThat(floor().resolveSibling("clock-floor-damaged")).hasContent("yesterday");
        assertOneWordErasesNothing(call);
    }

    @Test
    void aJumpOfTwentyDaysThatARestartMadeThePresentErasesNothingByOneWord() throws Exception {
        Spoken call = site.call(TALK);
        site.setWall(Duration.ofDays(20));
        site.round();
        site.off(Duration.ofMinutes(1));
        assertOneWordErasesNothing(call);
    }

    private void assertOneWordErasesNothing(Spoken call) throws Exception {
        site.round();
        assertThat(codes()).containsExactly("T-03");
        assertThat(site.say(now(), CLICK)).contains("T-05");
        assertThat(site.say(now(), TYPED)).isEmpty();
        site.round();
        assertThat(site.boot().clock.mayErase()).isFalse();
        assertThat(site.there(call)).isTrue();
    }

    /** The clock died at some day of 2021; a person put the time right; then a battery came. */
    @Test
    void aNewBatteryEndsTheCorrectionAndErasesNothing() throws Exception {
        Duration dead = Duration.ofDays(2000);
        site.off(dead.negated());
        site.say(now(), CLICK);
        Spoken call = site.call(TALK);
        assertThat(site.boot().clock.doubtful()).isFalse();
        site.off(Duration.ofMinutes(10));
        assertThat(site.boot().clock.doubtful()).as("the battery is still dead").isFalse();

        site.off(dead);
        assertThat(now()).isBefore(MORNING.plus(Duration.ofHours(1)));
        assertThat(site.boot().clock.doubt()).contains(Doubt.JUMPED);
        assertThat(entries("dropped-correction-seconds=" + dead.toSeconds())).isEqualTo(1);

        assertThat(site.say(now(), CLICK)).isEmpty();
        site.round();
        assertThat(site.there(call)).isTrue();
        assertThat(codes()).isEmpty();
        site.off(Duration.ofMinutes(1));
        assertThat(site.boot().clock.doubtful()).as("it is not asked again").isFalse();
        assertLeavesOnItsDay(call, D_15);
    }

    /** Off for a week at that: neither reading is plausible, and the earlier one is the present. */
    @Test
    void aCorrectionThatIsNotPlausibleNeverMakesThePresent() throws Exception {
        Duration dead = Duration.ofDays(2000);
        site.off(dead.negated());
        site.say(now(), CLICK);
        site.off(dead.plus(Duration.ofDays(7)));
        assertThat(site.boot().clock.businessDay()).isEqualTo("2026-11-24");
        assertThat(site.boot().clock.mayErase()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in the same run", "after a start", "without doubt"})
    void whatAClockTenYearsAheadStampedLeavesInTime(String corrected) throws Exception {
        Duration ahead = Duration.ofDays(3650);
        site.off(ahead);
        Spoken call = site.call(TALK);
        assertThat(call.ended().getYear()).isEqualTo(2036);
        if (corrected.equals("without doubt")) {
            sql("update call set doubtful = 0");
        }
        if (corrected.equals("after a start")) {
            site.off(Duration.ofMinutes(1));
        }
        Instant truly = now().minus(ahead);
        site.say(truly, TYPED);
        site.say(truly, TYPED);
        site.round();
        assertThat(site.boot().clock.mayErase()).isTrue();
        assertThat(entries("calls=1 counted-from=2026-11-17"))
                .isEqualTo(corrected.equals("without doubt") ? 1 : 0);
        assertLeavesOnItsDay(call, D_15);
    }

    /** Installed, left alone for a fortnight: nobody has said that its clock is right. */
    @Test
    void aFirstStartErasesNothingBeforeAPersonHasCompared() throws Exception {
        real(MORNING);
        Spoken call = site.call(TALK);
        site.round();
        assertThat(codes()).containsExactly("T-07");
        site.off(Duration.ofMinutes(1));
        site.round();
        assertThat(codes()).as("a start is no comparison").containsExactly("T-07");

        site.pass(Duration.between(now(), D_15));
        site.round();
        assertThat(site.there(call)).isTrue();
        assertThat(site.kept().index().shown(site.boot().clock.businessDay())).isEmpty();

        assertThat(site.say(now(), CLICK)).isEmpty();
        site.round();
        assertThat(codes()).isEmpty();
    }

    /** Its clock says 2020: what it stamped in its first days is not six years old. */
    @Test
    void theFirstDaysOfABoxWhoseClockSays2020AreKeptForTheirTime() throws Exception {
        real(Instant.parse("2020-01-01T01:00:00Z"));
        Spoken call = site.call(TALK);
        site.pass(Duration.ofDays(3));
        assertThat(site.say(now(), CLICK)).as("2020 is no time of this box").contains("T-06");
        Instant truly = MORNING.plus(Duration.ofDays(3));
        assertThat(site.say(truly, CLICK)).contains("T-05");
        site.say(truly, TYPED);
        site.say(truly, TYPED);
        site.round();
        assertThat(site.boot().clock.mayErase()).isTrue();
        assertThat(site.there(call)).isTrue();
        assertLeavesOnItsDay(call, D_15);
    }

    /** Its clock said 2037; somebody set the clock of the machine right and started it again. */
    @Test
    void aBoxThatWasInstalledIn2037IsPutRightByItsOwnClock() throws Exception {
        real(IN_2037);
        Spoken call = site.call(TALK);
        site.round();
        site.off(Duration.between(IN_2037, MORNING));
        assertThat(site.boot().clock.businessDay()).isEqualTo("2026-11-17");
        site.round();
        assertThat(codes()).containsExactly("T-07");
        assertThat(site.say(now(), CLICK)).isEmpty();
        site.round();
        assertThat(site.boot().clock.mayErase()).isTrue();
        assertThat(entries("from=2037-06-01 today=2026-11-17 reports=1")).isEqualTo(1);
        assertLeavesOnItsDay(call, D_15);
    }

    @Test
    void aBoxThatWasInstalledIn2037IsPutRightByTwoWordsOfAnAdministrator() throws Exception {
        real(IN_2037);
        Spoken call = site.call(TALK);
        site.round();
        assertThat(site.say(MORNING, CLICK)).contains("T-05");
        assertThat(site.say(MORNING, TYPED)).isEmpty();
        site.round();
        assertThat(site.boot().clock.mayErase()).as("one word proves nothing").isFalse();
        assertThat(site.say(MORNING, TYPED)).isEmpty();
        site.round();
        assertThat(codes()).isEmpty();
        assertLeavesOnItsDay(call, D_15);
    }

    /** Deleted by somebody who hoped that it would help. */
    @Test
    void aLostFloorIsNotBegunFromAReportThatOnlyWaitedIn2037() throws Exception {
        real(IN_2037);
        site.round();
        site.stop(true);
        Files.delete(floor());
        site.setWall(Duration.between(IN_2037, MORNING));
        site.start();
        assertThat(site.boot().clock.businessDay()).isEqualTo("2026-11-17");
        assertThat(site.boot().clock.mayErase()).isFalse();
        site.say(now(), TYPED);
        site.say(now(), TYPED);
        assertThat(site.boot().clock.mayErase()).isTrue();
    }

    /** Its first start wrote a report of that day within seconds: it waited. */
    @Test
    void aDayThatWasReportedAheadOfTimeHasItsRealReportWhenItComes() throws Exception {
        real(MORNING.plus(Duration.ofDays(3)));
        LocalDate ahead = LocalDate.of(2026, 11, 20);
        site.round();
        assertThat(site.report(ahead).orElseThrow().state()).isEqualTo(State.WAITING);
        site.say(MORNING, TYPED);
        site.say(MORNING, TYPED);
        site.round();
        assertThat(site.report(ahead)).as("it has not come").isEmpty();
        site.pass(Duration.ofDays(3));
        site.round();
        assertThat(site.report(ahead).orElseThrow().state()).isEqualTo(State.DONE);
    }

    /** What an earlier version stamped without doubt. */
    @Test
    void aDayBeforeThereWasThisProgramIsNoDayToEraseBy() throws Exception {
        real(Instant.parse("2020-01-01T01:00:00Z"));
        Spoken call = site.call(TALK);
        sql("update call set doubtful = 0");
        site.say(MORNING, TYPED);
        site.say(MORNING, TYPED);
        site.round();
        assertThat(site.there(call)).isTrue();
        assertLeavesOnItsDay(call, D_15);
    }

    /** Its first days say 2010; then the index was lost, and the clock is behind the floor. */
    @ParameterizedTest
    @ValueSource(strings = {"before the start", "while it runs"})
    void whatIsFoundInDoubtIsNotErasedByAStampThatIsWorthNothing(String lost) throws Exception {
        real(Instant.parse("2010-01-01T01:00:00Z"));
        Spoken call = site.call(TALK);
        site.say(MORNING, TYPED);
        site.say(MORNING, TYPED);
        site.pass(Duration.ofDays(3));
        site.round();
        site.stop(true);
        if (lost.equals("before the start")) {
            Files.delete(site.folder.index());
        }
        site.setWall(Duration.ofSeconds(-50));
        site.start();
        if (lost.equals("while it runs")) {
            sql("delete from sealed_file");
            sql("delete from call");
        }
        assertThat(site.boot().clock.doubt()).contains(Doubt.BEHIND);
        assertThat(site.boot().clock.mayErase()).isTrue();
        site.round();
        assertThat(site.boot().clock.mayErase()).as("it did look").isTrue();
        assertThat(site.there(call)).as("three days old").isTrue();

        assertThat(site.say(now(), CLICK)).isEmpty();
        site.round();
        assertLeavesOnItsDay(call, D_15.plus(Duration.ofDays(3)));
    }

    @Test
    void aDoubtThatWasNoneKeepsNothingLonger() throws Exception {
        site.off(Duration.ofHours(80));
        Spoken call = site.call(TALK);
        Instant leaves = D_15.plus(Duration.ofDays(3));
        assertThat(call.ended()).isEqualTo("2026-11-20");
        site.pass(Duration.ofDays(7));
        site.round();
        assertThat(site.say(now(), CLICK)).isEmpty();
        assertLeavesOnItsDay(call, leaves);
    }

    /** The run that stamped it is over: by how much its clock was wrong nobody can say. */
    @Test
    void whatAnEarlierStartStampedInDoubtCountsFromTheDayOfTheComparison() throws Exception {
        site.off(Duration.ofHours(80));
        Spoken call = site.call(TALK);
        site.off(Duration.ofMinutes(1));
        site.pass(Duration.ofDays(2));
        assertThat(site.say(now(), CLICK)).isEmpty();
        site.round();
        assertLeavesOnItsDay(call, D_15.plus(Duration.ofDays(5)));
    }

    /** The box runs two seconds fast and an administrator types tomorrow: that is not near. */
    @Test
    void tomorrowIsAnotherDateHoweverNear() throws Exception {
        Spoken call = site.call(TALK);
        site.pass(Duration.between(now(), D_15).minus(Duration.ofHours(14)));
        site.round();
        site.say(now().plus(Duration.ofDays(1)).minusSeconds(2), TYPED);
        site.round();
        assertThat(site.there(call)).isTrue();
        assertThat(codes()).containsExactly("T-03");
    }

    @Test
    void anIndexThatIsSetAsideIsDatedByTheBoxAndNotByTheMachine() throws Exception {
        site.stop(true);
        Files.writeString(
                site.folder.index(), "this is no database, it only stands here".repeat(99));
        site.start();
        assertThat(Files.getLastModifiedTime(root.resolve("site/index-damaged-1.db")))
                .isEqualTo(FileTime.from(Instant.parse("2026-11-16T15:00:00Z")));
    }

    private void assertLeavesOnItsDay(Spoken call, Instant day) throws Exception {
        site.pass(Duration.between(now(), day).minusMillis(1));
        site.round();
        assertThat(site.there(call)).as("the last millisecond").isTrue();
        site.pass(Duration.ofMillis(1));
        site.round();
        assertThat(site.there(call)).as("its time is over").isFalse();
    }

    /** A site that is no 訓練, begun at this moment. */
    private void real(Instant begun) throws Exception {
        site.close();
        SiteFolder folder = copy("real");
        SiteSettings settings = SettingsFile.read(folder);
        SettingsFile.write(
                folder,
                new SiteSettings(
                        settings.version(),
                        settings.kind(),
                        settings.name(),
                        false,
                        settings.lines()));
        site = new KeptSite(folder, begun);
    }

    private Instant now() {
        return site.boot().clock.instant();
    }

    private Path floor() {
        return site.folder.run().resolve("clock-floor");
    }

    private void sql(String change) throws Exception {
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + site.folder.index());
                var statement = sqlite.createStatement()) {
            statement.executeUpdate(change);
        }
    }

    private List<String> codes() {
        return site.boot().alarms.all().stream().map(AlarmBook.Alarm::code).toList();
    }

    /** How often the chain says this; it stands there in clear. */
    private int entries(String words) throws IOException {
        int found = 0;
        try (Stream<Path> files = Files.list(site.folder.audit())) {
            for (Path file : files.toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
                    found++;
                }
            }
        }
        return found;
    }
}
