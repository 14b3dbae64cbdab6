package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.TroubledDisk;
import jp.denwaban.guidance.Plan;
import jp.denwaban.guidance.PlanFile;
import jp.denwaban.guidance.PracticePlan;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.Confirmation;
import jp.denwaban.health.NamedThread;
import jp.denwaban.health.SiteClock;
import jp.denwaban.line.LineTime;
import jp.denwaban.recording.Keys;
import jp.denwaban.recording.RecordingStore;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Epoch;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.vault.open.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a console orders happens when its entry is durable, and otherwise not. */
class SiteOrdersTest {
    @TempDir Path root;
    private final TroubledDisk disk = new TroubledDisk(new FileDisk());
    private final AlarmBook alarms = new AlarmBook();
    private SiteFolder site;
    private CallIndex index;
    private AuditChain chain;
    private Registrar registrar;
    private SealedTo sealedTo;
    private SiteOrders orders;
    private SiteClock clock;
    private Instant wall = SealedSite.NOON;

    @BeforeEach
    void aSiteWithoutLines() throws Exception {
        site = new SiteFolder(root);
        disk.createFolder(site.run());
        PracticePlan.installAlwaysOpen(site.guidance());
        Plan plan = PlanFile.read(site.guidance());
        clock = SiteClock.start(root.resolve("floor"), () -> wall, () -> 0);
        LineTime time = LineTime.machine(System::nanoTime, NamedThread::start);
        index = CallIndex.openForWriting(site.index());
        chain = AuditChain.open(disk, site.audit(), new Epoch(1, new byte[32]));
        registrar = new Registrar(index, chain, clock, time, 0);
        OrganisationKey organisation = Keys.make().organisation();
        sealedTo = new SealedTo(disk, site.keys(), chain, clock, organisation);
        orders =
                new SiteOrders(
                        site,
                        List.of(),
                        new Shared(
                                plan,
                                clock,
                                RecordingStore.open(
                                        disk,
                                        site.recordings(),
                                        organisation,
                                        1,
                                        clock,
                                        Runnable::run),
                                registrar,
                                new Board(clock, plan, alarms, time::nanos, true),
                                alarms,
                                new Engaged(),
                                new FaultProcedure(alarms, clock, 1),
                                time),
                        sealedTo);
    }

    @AfterEach
    void close() {
        sealedTo.close();
        registrar.close();
        chain.close();
        index.close();
    }

    private void theChainRefuses() {
        disk.trouble(
                (step, name) -> {
                    if (step.equals("force") && name.endsWith(".audit")) {
                        throw new IOException("Input/output error");
                    }
                });
    }

    @Test
    void withoutItsEntryNobodyReturnsToServiceNorPlansAStop() throws Exception {
        new ModeFile(site).write(false);
        theChainRefuses();

        assertThatThrownBy(() -> orders.returnToService(TestSite.BY))
                .isInstanceOf(AuditException.class);
        assertThat(new ModeFile(site).inService()).isFalse();

        new ModeFile(site).write(true);
        assertThatThrownBy(() -> orders.planStop(TestSite.BY)).isInstanceOf(AuditException.class);
        assertThat(new ModeFile(site).inService()).isTrue();
        assertThat(alarms.all()).isEmpty();
    }

    @Test
    void withoutItsEntryNoAlarmIsConfirmed() {
        alarms.raise(1, Instant.EPOCH, "D-01", Optional.empty());
        long id = alarms.all().get(0).id();
        theChainRefuses();

        assertThatThrownBy(() -> orders.confirmAlarm(id, TestSite.BY))
                .isInstanceOf(AuditException.class);

        assertThat(alarms.all().get(0).confirmed()).isFalse();
    }

    @Test
    void whatAConsoleFoundWrongWithTheChainIsAnAlarmUntilItIsCleared() throws Exception {
        orders.write(EntryCode.CHAIN_BROKEN, "entries=4; audit: GAP", TestSite.BY);
        assertThat(alarms.all()).extracting(AlarmBook.Alarm::code).containsExactly("A-05");

        orders.write(EntryCode.CHAIN_GENUINE, "entries=5", TestSite.BY);
        assertThat(alarms.all()).as("an entry alone clears nothing").hasSize(1);
        orders.clear(EntryCode.KEYS_GENUINE);
        assertThat(alarms.all()).as("of the keys").hasSize(1);
        orders.clear(EntryCode.CHAIN_GENUINE);
        assertThat(alarms.all()).isEmpty();
    }

    @Test
    void keysThatNobodyVouchesForAreAnAlarmUntilItIsCleared() throws Exception {
        orders.write(EntryCode.KEYS_DIFFER, "differ=1 people=1", TestSite.BY);
        assertThat(alarms.all()).extracting(AlarmBook.Alarm::code).containsExactly("K-05");

        orders.clear(EntryCode.KEYS_GENUINE);
        assertThat(alarms.all()).isEmpty();
    }

    /** The rotation is done and written down; only we are not with it. */
    @Test
    void aNewGenerationThatCannotBeReadIsAnAlarmAndNoRefusal() throws Exception {
        orders.write(EntryCode.KEYS_ROTATED, "generation=2", TestSite.BY);

        assertThat(alarms.all()).extracting(AlarmBook.Alarm::code).containsExactly("K-06");
        assertThat(chain.head()).isEqualTo(1);
    }

    /** It is there, and calls are sealed to it from now on: only the word about it was lost. */
    @Test
    void aNewGenerationIsTakenUpEvenIfItsEntryDoesNotBecomeDurable() throws Exception {
        Vault vault = CheapVault.in(site.keys());
        vault.create(
                List.of(
                        new NewUser(
                                TestSite.OPERATOR, Role.ADMINISTRATOR, TestSite.PASSWORD.clone())),
                SealedSite.NOON);
        try (KeyRing keys = vault.open(TestSite.OPERATOR, TestSite.PASSWORD.clone())) {
            vault.rotate(keys, SealedSite.NOON);
        }
        theChainRefuses();

        assertThatThrownBy(() -> orders.write(EntryCode.KEYS_ROTATED, "generation=2", TestSite.BY))
                .isInstanceOf(AuditException.class);

        assertThat(sealedTo.get().generation()).isEqualTo(2);
        assertThat(alarms.all()).isEmpty();
    }

    @Test
    void aTimeOfAnotherAgeIsRefusedAlsoFromAnAdministratorAndTheFloorStaysReadable()
            throws Exception {
        for (String told : List.of("1969-12-31T00:00:00Z", "+36000-01-01T00:00:00Z")) {
            assertThat(confirm(Instant.parse(told), true)).contains("T-06");
        }
        assertThat(clock.instant()).isEqualTo(SealedSite.NOON);
        assertThat(confirm(SealedSite.NOON.plus(Duration.ofDays(365)), true)).isEmpty();
        assertThat(clock.mayErase()).as("until it is confirmed from near").isFalse();
        assertThat(SiteClock.start(root.resolve("floor"), () -> SealedSite.NOON, () -> 0).doubt())
                .contains(SiteClock.Doubt.JUMPED);
    }

    private Optional<String> confirm(Instant told, boolean administrator) throws AuditException {
        return orders.confirmClock(told, new Confirmation.Word(administrator, true), TestSite.BY);
    }

    /** A day after a day, each within the limit, would erase everything. */
    @Test
    void whoIsNoAdministratorConfirmsOnlyWhatIsAskedAndNotAnotherDay() throws Exception {
        Instant nextDay = SealedSite.NOON.plus(Duration.ofHours(24));
        assertThat(confirm(SealedSite.NOON, false)).contains("T-05");
        wall = wall.plus(Duration.ofHours(1));
        assertThat(clock.doubtful()).isTrue();
        assertThat(confirm(nextDay, false)).contains("T-05");
        assertThat(confirm(SealedSite.NOON.plus(Duration.ofHours(2)), false)).isEmpty();
        assertThat(clock.doubtful()).isFalse();
        assertThat(confirm(SealedSite.NOON.plus(Duration.ofHours(3)), false)).contains("T-05");
        assertThat(confirm(nextDay, true)).isEmpty();
    }

    @Test
    void aFewMinutesOverMidnightAreNoOtherDay() throws Exception {
        Instant evening = Instant.parse("2026-04-01T14:58:00Z");
        assertThat(confirm(evening, true)).isEmpty();
        wall = wall.plus(Duration.ofMinutes(2));
        assertThat(confirm(evening.plusSeconds(301), false)).contains("T-05");
        assertThat(confirm(evening.plusSeconds(240), false)).isEmpty();
    }
}
