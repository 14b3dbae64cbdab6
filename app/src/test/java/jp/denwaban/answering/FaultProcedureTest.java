package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.health.AlarmBook.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 第5: three failed re-openings, and people have to act; the alarm says on how many lines. */
class FaultProcedureTest {
    private static final String STAFF =
            """
            exchange seed=51
            attendant answers after=2s says=attendant.wav
            """;

    /** Every fault under which a card cannot be opened again. */
    private static final List<Fault> LASTING =
            List.of(
                    Fault.PORT_GONE,
                    Fault.CARD_HANGS,
                    Fault.WRITES_IGNORED,
                    Fault.CLOSE_BLOCKS,
                    Fault.LOST_REPLY,
                    Fault.POWER_CUT);

    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** 10 s before each re-opening, and what a card that says nothing is waited for each time. */
    private static final Duration THREE_REOPENINGS = Duration.ofSeconds(60);

    @TempDir Path root;

    @Test
    void aLineThatDoesNotComeBackIsGivenUpAfterThreeReopeningsAndTheOthersGoOn() throws Exception {
        int lines = LASTING.size() + 1;
        try (LapseSite site = new LapseSite(root, lines, STAFF)) {
            for (int i = 0; i < LASTING.size(); i++) {
                site.suffer(i + 1, LASTING.get(i), AN_HOUR);
            }
            // Two re-openings have failed and the third is still to come.
            site.pass(Duration.ofSeconds(26));
            assertThat(codes(site)).contains("L-03").doesNotContain("F-01", "F-02");
            site.pass(THREE_REOPENINGS.minusSeconds(26));

            for (int line = 1; line <= LASTING.size(); line++) {
                assertThat(site.owner(line).keeper().state())
                        .as(LASTING.get(line - 1).word())
                        .isEqualTo(LineKeeper.Service.FAULT);
                assertThat(site.alarms(line))
                        .extracting(Alarm::code, Alarm::level)
                        .contains(tuple("F-01", 1), tuple("L-03", 1));
                assertThat(site.exchange.serving(line)).isFalse();
            }
            assertThat(site.owner(lines).keeper().serving()).isTrue();
            assertThat(site.exchange.serving(lines)).isTrue();
            assertThat(codes(site)).doesNotContain("F-02");
        }
    }

    @Test
    void whenEveryLineIsGivenUpTheAlarmSaysSoAndAPersonCanOrderThemBack() throws Exception {
        try (LapseSite site = new LapseSite(root, 2, STAFF)) {
            site.suffer(1, Fault.POWER_CUT, THREE_REOPENINGS);
            site.suffer(2, Fault.POWER_CUT, THREE_REOPENINGS);
            site.pass(THREE_REOPENINGS.plusSeconds(1));
            assertThat(codes(site)).contains("F-01", "F-02");

            site.owners.forEach(LineOwner::orderService);
            site.await(
                    "service again",
                    Duration.ofSeconds(10),
                    () -> site.owners.stream().allMatch(owner -> owner.keeper().serving()));
            assertThat(codes(site)).isEmpty();
        }
    }

    @Test
    void aPortThatComesBackForSecondsIsGivenUpAndOneThatServedAMinuteIsNot() throws Exception {
        try (LapseSite site = new LapseSite(root, 2, STAFF)) {
            for (int time = 1; time <= 4; time++) {
                assertThat(site.owner(1).keeper().serving()).as("until now").isTrue();
                fail(site, 1);
                site.pass(Duration.ofSeconds(20)); // opened again after 10 s
            }
            assertThat(site.alarms(1)).extracting(Alarm::code).contains("F-01");
            for (int time = 1; time <= 4; time++) {
                fail(site, 2);
                site.pass(Duration.ofSeconds(80));
            }
            assertThat(site.owner(2).keeper().serving()).isTrue();
            assertThat(site.alarms(2)).isEmpty();
        }
    }

    private static void fail(LapseSite site, int line) {
        site.suffer(line, Fault.PORT_GONE, Duration.ofSeconds(2));
    }

    private static List<String> codes(LapseSite site) {
        return site.shared.alarms().all().stream().map(Alarm::code).toList();
    }
}
