package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.call.Outcome;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.exchange.sound.Clip;
import jp.denwaban.exchange.sound.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two crystals never agree: ±200 ppm are 120 ms in ten minutes, and no fault. */
class ClockDriftTest {
    private static final String STAFF =
            """
            exchange seed=61
            extension 211 answers after=3s says=staff-keimu.wav
            attendant answers after=2s says=attendant.wav
            """;

    private static final Duration TALK = Duration.ofMinutes(10);
    private static final Duration TURN = Duration.ofSeconds(30);

    @TempDir Path root;

    @Test
    void tenMinutesByAWrongClockLoseNothingAndAlarmNobody() throws Exception {
        LapseSite site = new LapseSite(root, 2, STAFF);
        try (site) {
            site.suffer(1, Fault.CLOCK_FAST, Duration.ofHours(1));
            site.suffer(2, Fault.CLOCK_SLOW, Duration.ofHours(1));
            List<LapseCaller> callers = List.of(site.caller(1), site.caller(2));
            callers.forEach(LapseCaller::call);
            for (int line = 1; line <= 2; line++) {
                int own = line;
                site.await(
                        "menu",
                        Duration.ofSeconds(60),
                        () ->
                                site.owner(own)
                                        .call()
                                        .filter(CallState.AWAITING_DIGIT::holds)
                                        .isPresent());
                callers.get(line - 1).press('1');
            }
            talk(site, callers);
            assertThat(site.shared.alarms().all()).isEmpty();
            callers.forEach(LapseCaller::hangUp);
            site.await(
                    "registered",
                    Duration.ofSeconds(20),
                    () -> site.owners.stream().allMatch(LineOwner::idle));
        }
        Map<Integer, CellReport> kept =
                CellReport.byLine(site.folder.index(), site.folder.recordings(), site.keys());
        for (CellReport report : kept.values()) {
            assertThat(report.call().outcome()).contains(Outcome.RECORDED);
            assertThat(report.missingMillis()).isZero();
        }
        long apart = kept.get(1).lengthMillis() - kept.get(2).lengthMillis();
        assertThat(apart).as("400 ppm of ten minutes").isBetween(180L, 300L);
    }

    /** Somebody says something every half minute: a talk of two silent people is an alarm. */
    private static void talk(LapseSite site, List<LapseCaller> callers) throws Exception {
        Clip voice = new Clips(Optional.empty()).named("caller-wallet.wav");
        for (Duration past = Duration.ZERO; past.compareTo(TALK) < 0; past = past.plus(TURN)) {
            callers.forEach(caller -> caller.speak(voice.spoken()));
            site.pass(TURN);
        }
    }
}
