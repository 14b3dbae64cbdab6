package jp.denwaban.bench.custody;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.bench.Row;

/** Runs of one figure as a row: the middle one decides, the worst stands beside it. */
final class SpeedRows {
    private SpeedRows() {}

    /**
     * A figure that may be so high at most.
     *
     * @param limit empty where it is only shown
     * @param needed runs that a goal asks for
     * @param reason why it is only shown
     */
    static Row most(
            String row,
            String unit,
            List<Double> runs,
            Optional<Double> limit,
            int needed,
            String reason) {
        String goal = limit.map(most -> "≤ " + text(most)).orElse(null);
        if (runs.isEmpty()) {
            return Row.unmeasured(row, unit, goal, "no run came to its end");
        }
        double value = middle(runs);
        boolean judged = limit.isPresent() && runs.size() >= needed;
        return new Row(
                row,
                value,
                unit,
                goal,
                null,
                judged ? value <= limit.get() : null,
                judged ? null : limit.isPresent() ? fewer(runs.size(), needed) : reason,
                more(runs.stream().mapToDouble(run -> run).max().orElseThrow(), runs.size()));
    }

    /**
     * Ours beside a peer's in each run: the run with the middle ratio decides.
     *
     * @param least ratio; empty where it is only shown
     */
    static Row ratio(
            String row,
            String unit,
            List<SealingSpeed.Run> runs,
            Optional<Double> least,
            int needed,
            String reason) {
        String goal = least.map(ratio -> "≥ " + text(ratio) + " ×").orElse(null);
        if (runs.isEmpty()) {
            return Row.unmeasured(row, unit, goal, "no run came to its end");
        }
        List<SealingSpeed.Run> sorted =
                runs.stream().sorted((a, b) -> Double.compare(a.ratio(), b.ratio())).toList();
        SealingSpeed.Run middle = sorted.get((sorted.size() - 1) / 2);
        boolean judged = least.isPresent() && runs.size() >= needed;
        return new Row(
                row,
                middle.ours(),
                unit,
                goal,
                middle.bare(),
                judged ? middle.ratio() >= least.get() : null,
                judged ? null : least.isPresent() ? fewer(runs.size(), needed) : reason,
                more(sorted.get(0).ratio(), runs.size()));
    }

    private static String fewer(int runs, int needed) {
        return "only " + runs + " of " + needed + " runs";
    }

    private static Map<String, Object> more(double worst, int runs) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("worst", worst);
        more.put("runs", runs);
        return more;
    }

    /** Of an even number of runs the worse of the two in the middle. */
    static double middle(List<Double> runs) {
        List<Double> sorted = runs.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : "" + number;
    }
}
