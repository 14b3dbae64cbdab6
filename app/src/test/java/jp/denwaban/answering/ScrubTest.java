package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.Keys;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Once a week every file is read, and whoever asks the chain or the alarms knows how it went. */
class ScrubTest {
    private static final int EPOCH = 2;
    private static Keys keys;

    @TempDir Path root;
    private final AlarmBook alarms = new AlarmBook();
    private final AtomicLong nanos = new AtomicLong();
    private SealedSite site;
    private AuditChain chain;
    private SiteClock clock;

    @BeforeAll
    static void oneOrganisation() {
        keys = Keys.make();
    }

    @BeforeEach
    void threeCalls() throws Exception {
        site = new SealedSite(root, keys, 3);
        chain = site.chain(EPOCH);
        clock =
                SiteClock.start(
                        root.resolve("clock-floor"),
                        () -> SealedSite.NOON.plusNanos(nanos.get()),
                        nanos::get);
        scrub().work(); // the first look at a site begins the week
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private Scrub scrub() {
        return new Scrub(site.folder, EPOCH, clock, chain, alarms);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private List<String> entries() throws Exception {
        List<String> entries = new ArrayList<>();
        chain.read(entry -> entries.add(entry.code() + " " + entry.detail()));
        return entries.subList(3, entries.size());
    }

    private List<String> codes() {
        return alarms.all().stream().map(AlarmBook.Alarm::code).toList();
    }

    private void damage(long call) throws Exception {
        Path file = site.recording(call);
        byte[] all = Files.readAllBytes(file);
        all[4096 + 5_000] ^= 1;
        Files.write(file, all);
    }

    @Test
    void aRoundIsDueEverySevenDaysAndNotBefore() throws Exception {
        pass(Duration.ofDays(7).minusSeconds(1));
        scrub().work();
        assertThat(entries()).isEmpty();

        pass(Duration.ofSeconds(1));
        scrub().work();
        scrub().work();
        assertThat(entries())
                .containsExactly("scrub.finished files=3 records=9 problems=0 chain=good");
        assertThat(codes()).isEmpty();

        pass(Duration.ofDays(7));
        scrub().work();
        assertThat(entries()).hasSize(2);
    }

    @Test
    void aDamagedFileIsAnEntryAndAnAlarmThatOutlivesARestartUntilARoundFindsNothing()
            throws Exception {
        byte[] whole = Files.readAllBytes(site.recording(2));
        damage(2);
        pass(Duration.ofDays(7));
        scrub().work();

        assertThat(entries())
                .containsExactly(
                        "scrub.found 00000002.sealed: RECORD_DAMAGED record 0",
                        "scrub.finished files=3 records=9 problems=1 chain=good");
        assertThat(codes()).containsExactly("I-05");

        AlarmBook afterRestart = new AlarmBook();
        new Scrub(site.folder, EPOCH, clock, chain, afterRestart).work();
        assertThat(afterRestart.all()).extracting(AlarmBook.Alarm::code).containsExactly("I-05");

        Files.write(site.recording(2), whole);
        pass(Duration.ofDays(7));
        scrub().work();
        assertThat(codes()).isEmpty();
    }

    @Test
    void aRestartGoesOnBehindTheLastFileThatWasRead() throws Exception {
        damage(1);
        pass(Duration.ofDays(7));
        new ScrubState(clock.instant(), "00000001.sealed", 1, 3, 1)
                .save(site.folder.run().resolve("scrub"));

        scrub().work();

        assertThat(entries())
                .as("the first file was read, and told, before the restart")
                .containsExactly("scrub.finished files=3 records=9 problems=1 chain=good");
        assertThat(codes()).containsExactly("I-05");
    }

    @Test
    void aStateNobodyUnderstandsMeansANewRound() throws Exception {
        Files.writeString(site.folder.run().resolve("scrub"), "begun=never");

        scrub().work();

        assertThat(entries())
                .containsExactly("scrub.finished files=3 records=9 problems=0 chain=good");
    }

    @Test
    void aFileThatIsGoneOrStrangeIsFound() throws Exception {
        Files.delete(site.recording(1));
        Files.copy(site.recording(2), site.recording(9));
        pass(Duration.ofDays(7));

        scrub().work();

        assertThat(entries())
                .containsExactly(
                        "scrub.found 00000009.sealed: WRONG_NAME is 00000002.sealed",
                        "scrub.found 00000009.sealed: STRAY not in the index",
                        "scrub.found 00000001.sealed: MISSING",
                        "scrub.finished files=3 records=9 problems=3 chain=good");
    }

    @Test
    void aCallOfThisProcessThatIsNotRegisteredYetIsNoAlarm() throws Exception {
        site.seal(4); // by epoch 1, as all files of the site
        pass(Duration.ofDays(7));

        new Scrub(site.folder, 1, clock, chain, alarms).work();

        assertThat(entries())
                .containsExactly("scrub.finished files=4 records=12 problems=0 chain=good");
    }

    @Test
    void aFileTheChainKnowsOtherwiseIsFoundThoughItsRowFits() throws Exception {
        Files.delete(site.recording(3));
        var other = site.seal(3);
        try (CallIndex index = CallIndex.openForWriting(site.folder.index())) {
            index.register(SealedSite.call(3), Tally.UNKNOWN, List.of(SealedSite.file(3, other)));
        }
        pass(Duration.ofDays(7));

        scrub().work();

        assertThat(entries())
                .containsExactly(
                        "scrub.found 00000003.sealed: LAST_TAG another by the audit chain",
                        "scrub.finished files=3 records=9 problems=1 chain=good");
    }

    @Test
    void aChangedChainIsAnAlarmOfItsOwn() throws Exception {
        Path first = site.folder.audit().resolve("chain-00000001.audit");
        byte[] all = Files.readAllBytes(first);
        all[600] ^= 1;
        Files.write(first, all);
        pass(Duration.ofDays(7));

        scrub().work();

        assertThat(codes()).contains("A-05");
    }

    /** By the clock of the pauses: three records of 8 KiB and a header of 4 take 14 ms at least. */
    @Test
    void itReadsNoFasterThanItMay() {
        AtomicLong waited = new AtomicLong();
        PacedDisk slow = new PacedDisk(new FileDisk(), Scrub.BYTES_PER_SECOND, waited::addAndGet);

        assertThat(SealedFileReader.scan(slow, site.recording(1)).problems()).isEmpty();

        assertThat(waited.get())
                .isEqualTo(
                        TimeUnit.SECONDS.toNanos(4096) / Scrub.BYTES_PER_SECOND
                                + 3 * (TimeUnit.SECONDS.toNanos(8192) / Scrub.BYTES_PER_SECOND));
    }

    @Test
    void whoIsToldToEndEndsWithinAFile() throws Exception {
        pass(Duration.ofDays(7));
        Scrub scrub = scrub();
        scrub.close();
        scrub.work();

        assertThat(entries()).isEmpty();
        assertThat(ScrubState.load(site.folder.run().resolve("scrub")))
                .hasValueSatisfying(
                        state -> {
                            assertThat(state.done()).isFalse();
                            assertThat(state.files()).isZero();
                        });
    }
}
