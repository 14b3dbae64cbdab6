package jp.denwaban.bench.lines;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.lines.LinesRun.Measured;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one number of lines. A goal is met when the middle of the runs meets it; the worst
 * run stands beside it.
 */
final class LinesRows {
    /** Goals are for these; other numbers of lines are shown. */
    static final int PROMISED = 64;

    private final int lines;
    private final List<Measured> runs;

    LinesRows(int lines, List<Measured> runs) {
        this.lines = lines;
        this.runs = runs;
    }

    List<Row> rows() {
        return List.of(
                row("digit to route, p50", "ms", run -> share(run.reactions(), 0.5), null),
                row("digit to route, p99", "ms", run -> share(run.reactions(), 0.99), 100.0),
                row("may answer to guidance, p50", "ms", run -> share(run.answers(), 0.5), null),
                row("may answer to guidance, p99", "ms", run -> share(run.answers(), 0.99), 200.0),
                row("keys and bells not served", "calls", Measured::unserved, 0.0),
                row("ran dry or lost audio", "times", Measured::stutters, 0.0),
                row("late frames", "frames", Measured::late, 0.0),
                row("latest frame", "ms", Measured::worstMillis, null),
                row("frames handled", "frames", Measured::frames, null),
                row("processor a line", "% of a core", run -> percent(run, lines), null),
                row("processor, answering", "cores", run -> run.watch().answeringCores(), null),
                row("processor, exchange", "cores", run -> run.watch().exchangeCores(), null),
                row("VmHWM of answering", "MB", run -> run.watch().highWaterMb(), 256.0),
                row("threads of answering", "threads", run -> run.watch().threads(), null),
                row("recordings not as sent", "of " + recorded(), this::differing, 0.0));
    }

    /** Whether the middle run kept up: no late frame, nobody unserved, every recording as sent. */
    boolean keptUp() {
        return middle(sorted(Measured::late)) == 0
                && middle(sorted(Measured::unserved)) == 0
                && middle(sorted(this::differing)) == 0;
    }

    private int recorded() {
        return runs.stream().mapToInt(Measured::recorded).max().orElse(0);
    }

    private double differing(Measured run) {
        return run.problems().size();
    }

    private static double percent(Measured run, int lines) {
        return 100 * run.watch().answeringCores() / lines;
    }

    private Row row(
            String name, String unit, ToDoubleFunction<Measured> figure, @Nullable Double limit) {
        double[] all = sorted(figure);
        if (Double.isNaN(all[all.length - 1])) { // sorted last
            return Row.unmeasured(name(name), unit, goal(limit), "nothing of the kind happened");
        }
        double value = middle(all);
        boolean judged = limit != null && lines == PROMISED;
        Boolean met = judged ? value <= limit : null;
        return new Row(
                name(name),
                value,
                unit,
                goal(limit),
                null,
                met,
                judged ? null : limit == null ? "only shown" : "promised for 64 lines",
                more(all[all.length - 1]));
    }

    private String name(String name) {
        return "%d lines: %s".formatted(lines, name);
    }

    private @Nullable String goal(@Nullable Double limit) {
        return limit != null && lines == PROMISED ? "≤ " + Math.round(limit) : null;
    }

    private Map<String, Object> more(double worst) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("worst", worst);
        more.put("runs", runs.size());
        more.put("load", most(run -> run.watch().load()));
        more.put("stolen", most(run -> run.watch().steal()));
        return more;
    }

    private double most(ToDoubleFunction<Measured> figure) {
        double[] all = sorted(figure);
        return all[all.length - 1];
    }

    private double[] sorted(ToDoubleFunction<Measured> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray();
    }

    private static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    /** The value that so large a share does not exceed; NaN without any. */
    private static double share(List<Long> sorted, double share) {
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, index));
    }
}
