package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Outcome;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every reason for an absent number, from the exchange to the tile and the sealed file. */
class NumberDisplayCallTest {
    private static final Map<String, Caller> CALLERS =
            Map.of(
                    "number=0112510110", new Caller.Number("0112510110"),
                    "payphone", Caller.Absent.PAYPHONE,
                    "withheld", Caller.Absent.WITHHELD,
                    "unavailable", Caller.Absent.UNAVAILABLE,
                    "service-conflict", Caller.Absent.SERVICE_CONFLICT,
                    "receive-error", Caller.Absent.RECEIVE_ERROR,
                    "no-service", Caller.Absent.NO_SERVICE);

    /** The exchange's first real ring after CAR, and its second without Number Display. */
    private static final long AFTER_NUMBER_MILLIS = 2700;

    private static final long SECOND_RING_MILLIS = 3000;

    @TempDir Path root;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void everyReasonIsKeptApartToTileAndFileAndNoFirstRingIsAnswered() throws Exception {
        List<String> words = CALLERS.keySet().stream().sorted().toList();
        StringBuilder script = new StringBuilder("exchange seed=3\n");
        for (int line = 1; line <= words.size(); line++) {
            script.append(
                    "call line=%d at=0s %s : wait 9s, hang-up%n"
                            .formatted(line, words.get(line - 1)));
        }
        try (ScriptedSite played =
                new ScriptedSite(
                        root,
                        CardModel.INLINE,
                        words.size(),
                        UnaryOperator.identity(),
                        script.toString())) {
            PracticeCallTest.prove(played.site, played.console());
            played.site.await(
                    "all answered",
                    s -> s.lines().stream().allMatch(l -> l.state() == LineState.GUIDING));
            List<LineStatus> tiles = played.latest().lines();
            played.play(words.size(), Duration.ofMinutes(1));

            Map<Integer, Recording> files = played.recordings();
            for (int line = 1; line <= words.size(); line++) {
                String word = words.get(line - 1);
                Caller caller = CALLERS.get(word);
                LineStatus.MaskedCaller shown = tiles.get(line - 1).caller().orElseThrow();
                assertThat(shown).as(word).isEqualTo(masked(caller));
                assertThat(files.get(line).meta().orElseThrow().caller()).isEqualTo(caller);
                assertThat(played.calls().get(line).outcome()).contains(Outcome.GONE_IN_GUIDANCE);
                assertThat(played.when(line, "answered").get(0) - played.when(line, "rang").get(0))
                        .as("%s is answered in a real ring", word)
                        .isGreaterThanOrEqualTo(
                                caller == Caller.Absent.NO_SERVICE
                                        ? SECOND_RING_MILLIS
                                        : AFTER_NUMBER_MILLIS);
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theNumberOfACallerWhoGaveUpIsNotTheNextCallers() throws Exception {
        String script =
                """
                exchange seed=9
                call line=1 at=0s number=0112510110 gives-up=2.5s
                call line=1 at=7s no-service : wait 4s, hang-up
                """;
        try (ScriptedSite played =
                new ScriptedSite(root, CardModel.INLINE, 1, UnaryOperator.identity(), script)) {
            played.play(2, Duration.ofMinutes(1));

            assertThat(played.recordings().get(1).meta().orElseThrow().caller())
                    .isEqualTo(Caller.Absent.NO_SERVICE);
            List<Long> rang = played.when(1, "rang");
            assertThat(rang).hasSize(2);
            assertThat(played.when(1, "answered").get(0) - rang.get(1))
                    .as("the second ring, as nothing announced the first")
                    .isGreaterThanOrEqualTo(SECOND_RING_MILLIS);
        }
    }

    private static LineStatus.MaskedCaller masked(Caller caller) {
        return caller instanceof Caller.Absent absent
                ? new LineStatus.MaskedCaller(Optional.empty(), Optional.of(absent.name()))
                : new LineStatus.MaskedCaller(Optional.of("0110"), Optional.empty());
    }
}
