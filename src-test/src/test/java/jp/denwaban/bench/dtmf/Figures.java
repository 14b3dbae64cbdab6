package jp.denwaban.bench.dtmf;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.denwaban.bench.Row;
import org.jspecify.annotations.Nullable;

/** One figure of each ear, on its way into a row; a figure beyond every number is none. */
final class Figures {
    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    private final String row;
    private final String unit;
    private @Nullable String goal;
    private @Nullable Boolean met;
    private @Nullable String reason;

    /** A row without figures yet; each ear has its column, filled or not. */
    Figures(String row, String unit) {
        this.row = row;
        this.unit = unit;
        columns.put(Peer.OURS, null);
        columns.put(Peer.SPANDSP, null);
        columns.put(Peer.MULTIMON, null);
    }

    Figures put(String column, double value) {
        columns.put(column, Double.isFinite(value) ? rounded(value) : null);
        return this;
    }

    /** A figure to be reached, and whether it was. */
    Figures goal(Goal wanted, boolean reached) {
        goal = wanted.toString();
        met = reached;
        return this;
    }

    /** A figure to be reached of which nothing can be said, because … */
    Figures open(Goal wanted, String because) {
        goal = wanted.toString();
        met = null;
        return because(because);
    }

    /** We would like it, and promise nothing. */
    Figures stretch() {
        columns.put("stretch", true);
        return this;
    }

    Figures because(String why) {
        reason = reason == null ? why : reason + "; " + why;
        return this;
    }

    /**
     * To a thousandth: what lies below it is no measurement. Whether a goal is met is asked before.
     */
    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    Row row() {
        if (goal == null && reason == null) {
            reason = "shown, no goal";
        }
        return new Row(
                row,
                (Double) columns.get(Peer.OURS),
                unit,
                goal,
                (Double) columns.get(Peer.SPANDSP),
                met,
                reason,
                columns);
    }
}
