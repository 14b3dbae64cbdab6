package jp.denwaban.answering;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.exchange.sound.Clip;
import jp.denwaban.exchange.sound.Clips;
import jp.denwaban.recording.index.IndexReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state of a call × every fault: survived. */
class FaultMatrixTest {
    private static final String STAFF =
            """
            exchange seed=%d
            extension 211 answers after=4s says=staff-keimu.wav hangs-up=60s
            extension 261 answers after=4s says=staff-kaikei.wav hangs-up=60s
            attendant answers after=2s says=attendant.wav hangs-up=60s
            """;

    @TempDir Path root;

    @ParameterizedTest
    @EnumSource
    void everyFaultIsSurvived(CallState state) throws Exception {
        long seed = 20260414 + state.ordinal();
        long t = System.nanoTime();
        Clip voice = new Clips(Optional.empty()).named("caller-wallet.wav");
        int lines = Fault.values().length + 1;
        List<MatrixLine> all = new ArrayList<>();
        try (LapseSite site = new LapseSite(root, lines, STAFF.formatted(seed))) {
            for (int n = 1; n <= lines; n++) {
                Optional<Fault> fault =
                        n == lines ? Optional.empty() : Optional.of(Fault.values()[n - 1]);
                all.add(new MatrixLine(site, state, n, fault, voice.spoken()));
            }
            all.forEach(MatrixLine::begin);
            site.pass(Duration.ofMillis(20));
            long limit = site.time.getAsLong() + Duration.ofSeconds(150).toNanos();
            while (!all.stream().allMatch(MatrixLine::over) && site.time.getAsLong() < limit) {
                site.pass(Duration.ofMillis(10));
                all.forEach(MatrixLine::live);
            }
            System.out.println(
                    "virtual " + (site.time.getAsLong() - Duration.ofHours(1).toNanos()) / 1e9);
            for (MatrixLine line : all) {
                System.out.printf(
                        "%-18s %-15s bypass=%s silence=%d reached=%s codes=%s state=%s over=%s%n",
                        state,
                        line.fault().map(Fault::word).orElse("-"),
                        line.bypassAfterFault(),
                        line.caller().longestSilenceMillis(),
                        line.caller().reachedSomebody(),
                        line.codes(),
                        site.owner(line.number()).keeper().state(),
                        line.over());
            }
        }
        try (IndexReader index = IndexReader.open(root.resolve("index.db"))) {
            System.out.println(
                    index.calls().stream()
                            .map(c -> c.line() + ":" + c.outcome().orElse(null))
                            .collect(Collectors.joining(" ")));
        }
        System.out.println("real " + (System.nanoTime() - t) / 1e9);
    }
}
