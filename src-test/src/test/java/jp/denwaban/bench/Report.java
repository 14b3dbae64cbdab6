package jp.denwaban.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a bench found, as one JSON object or as a table. */
record Report(String bench, long seed, String machine, double steal, List<Row> rows) {
    private static final String NOTHING = "–";

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bench", bench);
        all.put("seed", seed);
        all.put("machine", machine);
        all.put("steal", steal);
        all.put("rows", rows.stream().map(Row::fields).toList());
        try {
            return new ObjectMapper().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and words can always be written", e);
        }
    }

    void table(PrintWriter out) {
        List<String> columns =
                rows.stream().flatMap(row -> row.more().keySet().stream()).distinct().toList();
        StringBuilder head = new StringBuilder(line("", "value", "unit", "goal"));
        columns.forEach(column -> head.append("%10s".formatted(column)));
        out.println(head.append("  met"));
        for (Row row : rows) {
            StringBuilder line =
                    new StringBuilder(
                            line(row.row(), text(row.value()), row.unit(), text(row.goal())));
            columns.forEach(column -> line.append("%10s".formatted(text(row.more().get(column)))));
            line.append("  ").append(met(row));
            out.println(line.toString().stripTrailing());
        }
        out.printf("%s · seed %d · steal %.2f %%%n", machine, seed, steal);
        out.flush();
    }

    private static String line(String row, String value, String unit, String goal) {
        return "%-46s%10s  %-18s%8s".formatted(row, value, unit, goal);
    }

    private static String met(Row row) {
        String word = row.met() == null ? "" : row.met() ? "met" : "NOT MET";
        return row.reason() == null ? word : (word + " (" + row.reason() + ")").strip();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.2f", number);
        }
        return value == null ? NOTHING : value.toString();
    }
}
