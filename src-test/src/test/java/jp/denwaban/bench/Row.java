package jp.denwaban.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a bench beside its goal.
 *
 * @param value null where it was not measured, or lies beyond every number
 * @param goal as text: {@code ≥ 99.3}; null where the figure is only shown
 * @param peer the same figure of the other program, null where there is none
 * @param met null where there is no goal or nothing was measured: then {@code reason} says why
 * @param more columns of this bench
 */
public record Row(
        String row,
        @Nullable Double value,
        String unit,
        @Nullable String goal,
        @Nullable Double peer,
        @Nullable Boolean met,
        @Nullable String reason,
        Map<String, ? extends @Nullable Object> more) {

    /** A row that could not be measured. */
    public static Row unmeasured(String row, String unit, @Nullable String goal, String reason) {
        return new Row(row, null, unit, goal, null, null, reason, Map.of());
    }

    /** Value over peer's. */
    @Nullable Double ratio() {
        return value == null || peer == null || peer == 0 ? null : value / peer;
    }

    /** As it stands in the report, in the order of its columns. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("row", row);
        fields.put("value", value);
        fields.put("unit", unit);
        fields.put("goal", goal);
        fields.put("peer", peer);
        fields.put("ratio", ratio());
        fields.put("met", met);
        fields.putAll(more);
        if (reason != null) {
            fields.put("reason", reason);
        }
        return fields;
    }
}
