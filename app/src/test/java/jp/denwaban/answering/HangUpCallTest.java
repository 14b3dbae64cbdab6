package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import jp.denwaban.call.Outcome;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.recording.open.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a call and what does not, from the caller's telephone to the register. */
class HangUpCallTest {
    private static final String SCRIPT =
            """
            exchange seed=414
            extension 211 answers after=1s says=staff-keimu.wav hangs-up=90s
            attendant answers after=1s says=attendant.wav hangs-up=90s
            call line=1 at=0s number=0112510111 leaves=busy : wait 3s, press 1, wait for staff, wait 4s, hang-up
            call line=2 at=0s number=0112510112 leaves=dial-tone : wait 3s, press 1, wait for staff, wait 4s, hang-up
            call line=3 at=0s number=0112510113 leaves=loop-break : wait 3s, press 1, wait for staff, wait 4s, hang-up
            call line=4 at=0s no-service : wait for staff, wait 4s, hang-up
            call line=5 at=0s number=0112510115 : wait 3s, press 1, wait for staff, say waiting.wav, hang-up
            """;

    @TempDir Path root;

    @Test
    void tonesAndLoopBreakEndACallAndNeitherSilenceNorCallWaitingDoes() throws Exception {
        callWaiting(root.resolve("waiting.wav"));
        try (ScriptedSite played =
                new ScriptedSite(root, CardModel.INLINE, 5, UnaryOperator.identity(), SCRIPT)) {
            played.play(5, Duration.ofMinutes(2));

            assertThat(played.calls().values())
                    .allSatisfy(call -> assertThat(call.outcome()).contains(Outcome.RECORDED));
            Map<Integer, Recording> recordings = played.recordings();
            for (int line = 1; line <= 5; line++) {
                assertThat(played.when(line, "released")).as("line %d", line).isEmpty();
            }
            // Four cycles of busy tone, a steady second of dial tone; a loop break is told at once.
            assertThat(noticedWithin(played, 1)).isLessThan(6000);
            assertThat(noticedWithin(played, 2)).isLessThan(4000);
            assertThat(noticedWithin(played, 3)).isLessThan(1500);
            Recording silent = recordings.get(4);
            assertThat(silent.meta().orElseThrow().key()).isEmpty();
            assertThat(silent.meta().orElseThrow().destination()).contains("電話交換");
            assertThat(played.when(4, "answered-by-attendant")).hasSize(1);
            Recording waited = recordings.get(5);
            assertThat(waited.caller().length / 8000)
                    .as("seconds that outlast three call-waiting tones")
                    .isGreaterThan(24);
        }
    }

    private static long noticedWithin(ScriptedSite played, int line) throws Exception {
        return played.when(line, "call-ended").get(0) - played.when(line, "caller-hung-up").get(0);
    }

    /** 割込音 as Asterisk's indications.conf [jp] has it, by sox: 400 Hz with 16 Hz, 0.5 s in 8 s. */
    private static void callWaiting(Path file) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sox", "-R", "-n", "-r", "8000", "-b", "16", "-c", "1"));
        command.add(file.toString());
        command.addAll(
                List.of(
                        ("synth 0.5 sine 400 synth 0.5 sine amod 16 0 gain -15 pad 0 7.5"
                                        + " repeat 2")
                                .split(" ")));
        Process sox = new ProcessBuilder(command).inheritIO().start();
        assertThat(sox.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Optional.of(sox.exitValue())).contains(0);
    }
}
