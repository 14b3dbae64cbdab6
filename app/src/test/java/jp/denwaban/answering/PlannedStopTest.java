package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.denwaban.call.Outcome;
import jp.denwaban.call.Phase;
import jp.denwaban.exchange.PracticePhone.State;
import jp.denwaban.health.AlarmBook.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 計画停止: what runs may end, nothing new begins, and nobody waits for ever. */
class PlannedStopTest {
    private static final String STAFF =
            """
            exchange seed=81
            extension 211 answers after=3s says=staff-keimu.wav
            attendant answers after=2s says=attendant.wav
            """;

    @TempDir Path root;

    @Test
    void aRunningTalkIsFinishedAndRecordedWhileAnIdleLineGoesAtOnce() throws Exception {
        LapseSite site = new LapseSite(root, 2, STAFF);
        try (site) {
            LapseCaller talking = talk(site);
            site.orders().planStop(TestSite.BY);
            site.pass(Duration.ofSeconds(1));
            assertThat(site.exchange.serving(2)).as("an idle line").isFalse();
            assertThat(site.exchange.serving(1)).as("a line that talks").isTrue();
            assertThat(codes(site)).containsExactly("M-01");

            // Nobody new is answered: the bell of the other line rings at the switchboard.
            LapseCaller late = site.caller(2);
            late.call();
            site.pass(Duration.ofSeconds(8));
            assertThat(late.reachedSomebody()).as("by the attendant").isTrue();
            assertThat(site.owner(2).idle()).isTrue();

            site.pass(Duration.ofMinutes(5));
            assertThat(phase(site)).isEqualTo(Phase.TALKING);
            talking.hangUp();
            site.await("bypass", Duration.ofSeconds(10), () -> !site.exchange.serving(1));
            assertThat(codes(site)).isEmpty();

            // It stays so until a person orders the lines back.
            late.hangUp();
            site.pass(Duration.ofMinutes(1));
            assertThat(site.exchange.serving(1)).isFalse();
            site.orders().returnToService(TestSite.BY);
            site.await(
                    "service",
                    Duration.ofSeconds(10),
                    () -> site.exchange.serving(1) && site.exchange.serving(2));
        }
        CellReport kept = report(site);
        assertThat(kept.call().outcome()).isEqualTo(Optional.of(Outcome.RECORDED));
        assertThat(kept.missingMillis()).isZero();
    }

    @Test
    void aTalkThatDoesNotEndGoesOnByTheRelayWhenTheLimitIsReached() throws Exception {
        LapseSite site = new LapseSite(root, 1, STAFF);
        try (site) {
            LapseCaller talking = talk(site);
            site.orders().planStop(TestSite.BY);
            site.pass(Drain.LONGEST.minusSeconds(1));
            assertThat(site.exchange.serving(1)).isTrue();
            site.pass(Duration.ofSeconds(2));

            assertThat(site.exchange.serving(1)).isFalse();
            assertThat(talking.state()).isEqualTo(State.AT_ATTENDANT);
            assertThat(codes(site)).isEmpty();
        }
        assertThat(report(site).call().outcome()).isEqualTo(Optional.of(Outcome.CUT_SHORT));
    }

    @Test
    void aStopThatIsOrderedAgainGoesOnAsItWas() throws Exception {
        try (LapseSite site = new LapseSite(root, 1, STAFF)) {
            Orders orders = site.orders();
            talk(site);
            orders.planStop(TestSite.BY);
            site.pass(Drain.LONGEST.dividedBy(2));
            orders.planStop(TestSite.BY);
            site.pass(Duration.ofSeconds(1));
            assertThat(codes(site)).as("the notice stands").contains("M-01");
            site.pass(Drain.LONGEST.dividedBy(2));

            assertThat(site.exchange.serving(1)).as("the limit is the first order's").isFalse();
            assertThat(codes(site)).isEmpty();
        }
    }

    @Test
    void aStopThatIsTakenBackStopsNothing() throws Exception {
        try (LapseSite site = new LapseSite(root, 1, STAFF)) {
            LapseCaller talking = talk(site);
            site.orders().planStop(TestSite.BY);
            site.pass(Duration.ofSeconds(5));
            site.orders().returnToService(TestSite.BY);
            site.pass(Duration.ofSeconds(1));
            talking.hangUp();
            site.await("the end", Duration.ofSeconds(10), site.owner(1)::idle);
            site.pass(Duration.ofSeconds(5));

            assertThat(site.exchange.serving(1)).isTrue();
            assertThat(codes(site)).isEmpty();
        }
    }

    private static CellReport report(LapseSite site) throws Exception {
        return CellReport.byLine(site.folder.index(), site.folder.recordings(), site.keys()).get(1);
    }

    private static Phase phase(LapseSite site) {
        return site.owner(1).call().map(call -> call.phase()).orElse(Phase.ENDED);
    }

    private static LapseCaller talk(LapseSite site) throws Exception {
        LapseCaller caller = site.caller(1);
        caller.call();
        site.await(
                "menu",
                Duration.ofSeconds(60),
                () -> site.owner(1).call().filter(CallState.AWAITING_DIGIT::holds).isPresent());
        caller.press('1');
        site.await(
                "talk",
                Duration.ofSeconds(30),
                () -> site.owner(1).call().filter(CallState.TALKING_RECORDED::holds).isPresent());
        return caller;
    }

    private static List<String> codes(LapseSite site) {
        return site.shared.alarms().all().stream().map(Alarm::code).toList();
    }
}
