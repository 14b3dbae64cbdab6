package jp.denwaban.bench.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import jp.denwaban.bench.Bench;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.card.CardProfileException;
import jp.denwaban.line.card.CardProfileFile;
import org.jspecify.annotations.Nullable;

/**
 * {@code denwaban bench fuzz}: what no card should say, by the million. A seed that went wrong is
 * told on stderr; given as {@code --seed} it is the first that is played.
 */
public final class FuzzBench implements Bench {
    private static final String BYTES = "bytes";
    private static final String DIALOGUES = "dialogues";
    private static final String CALLS = "calls";

    /** Issue 4. */
    private static final long BYTE_COUNT = 10_000_000;

    private static final long DIALOGUE_COUNT = 1_000_000;

    /**
     * Of the million, through everything above the driver too: a call costs a hundred dialogues.
     */
    private static final long CALL_COUNT = 10_000;

    /** Quick plays a tenth of them. */
    private static final long QUICK = 10;

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public List<String> parts() {
        return List.of(BYTES, DIALOGUES, CALLS);
    }

    @Override
    public List<Row> run(Settings settings) throws BenchException, InterruptedException {
        long share = settings.quick() ? QUICK : 1;
        List<Row> rows = new ArrayList<>();
        if (settings.parts().contains(BYTES)) {
            Tally tally =
                    play(
                            settings,
                            ByteFuzz.blocks(BYTE_COUNT / share),
                            ByteFuzz::verdict,
                            "blocks of 64 kB");
            rows.add(count("bytes through the AT machine", BYTE_COUNT / share, "bytes", tally));
            rows.addAll(faults("  bytes", tally));
        }
        if (settings.parts().contains(DIALOGUES)) {
            List<String> profiles = CardProfileFile.SHIPPED;
            long each = DIALOGUE_COUNT / share / profiles.size();
            for (String profile : profiles) {
                rows.addAll(dialogues(settings, profile, each));
            }
        }
        if (settings.parts().contains(CALLS)) {
            rows.addAll(calls(settings, CALL_COUNT / share));
        }
        return rows;
    }

    /** On one site each lane, with a play of forty calls at a time. */
    private static List<Row> calls(Settings settings, long count)
            throws BenchException, InterruptedException {
        long plays = count / (CallFuzz.LINES * CallFuzz.CALLS);
        CardProfile profile = shipped("inline");
        Tally tally;
        try (FuzzSites sites = new FuzzSites(CallFuzz.LINES)) {
            tally =
                    play(
                            settings,
                            plays,
                            seed -> sites.on(site -> new CallFuzz(seed, site, profile).play()),
                            "plays of 40 calls");
        }
        double worst = tally.worstSilenceSeconds();
        List<Row> rows = new ArrayList<>();
        double called = tally.executions() * CallFuzz.LINES * CallFuzz.CALLS;
        rows.add(row("dialogues through the call", called, "calls", "≥ " + count, called >= count));
        rows.addAll(faults("  calls", tally));
        rows.add(row("  calls: longest off-hook silence", worst, "s", "≤ 10", worst <= 10));
        return rows;
    }

    private static List<Row> dialogues(Settings settings, String name, long count)
            throws BenchException, InterruptedException {
        CardProfile profile = shipped(name);
        Tally tally =
                play(
                        settings,
                        count,
                        seed -> new Dialogue(seed, profile).play(),
                        "dialogues of " + name);
        List<Row> rows = new ArrayList<>();
        rows.add(count("dialogues through the driver, " + name, count, "dialogues", tally));
        rows.addAll(faults("  " + name, tally));
        double worst = tally.worstSilenceSeconds();
        rows.add(row("  " + name + ": longest off-hook silence", worst, "s", "≤ 10", worst <= 10));
        rows.add(row("  " + name + ": lines given up", tally.lost(), "dialogues", null, null));
        return rows;
    }

    private static Tally play(
            Settings settings, long count, LongFunction<Verdict> dialogue, String what)
            throws InterruptedException {
        settings.say("%,d %s from seed %d".formatted(count, what, settings.seed()));
        Tally tally =
                Lanes.play(settings.seed(), count, dialogue, () -> settings.say("… 50,000 more"));
        tally.bad().forEach(bad -> settings.say(bad.toString()));
        return tally;
    }

    private static Row count(String row, long goal, String unit, Tally tally) {
        boolean bytes = unit.equals("bytes");
        double played = (double) tally.executions() * (bytes ? ByteFuzz.BLOCK : 1);
        return row(row, played, unit, "≥ " + goal, played >= goal);
    }

    private static List<Row> faults(String what, Tally tally) {
        return List.of(
                row(what + ": crashes", tally.crashes(), "", "≤ 0", tally.crashes() == 0),
                row(what + ": hangs", tally.hangs(), "", "≤ 0", tally.hangs() == 0));
    }

    private static Row row(
            String row, double value, String unit, @Nullable String goal, @Nullable Boolean met) {
        return new Row(
                row, value, unit, goal, null, met, goal == null ? "shown only" : null, Map.of());
    }

    private static CardProfile shipped(String name) throws BenchException {
        try {
            return CardProfileFile.shipped(name);
        } catch (CardProfileException e) {
            throw new BenchException("the profile " + name + " cannot be read", e);
        }
    }
}
