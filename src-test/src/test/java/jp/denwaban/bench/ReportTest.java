package jp.denwaban.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The report every bench gives, as a script and as a person read it. */
class ReportTest {
    private static final Report REPORT =
            new Report(
                    "example",
                    7,
                    "a machine",
                    0.25,
                    List.of(
                            new Row("a row", 6.0, "s", "≤ 7", 3.0, true, null, Map.of("ours", 6.0)),
                            Row.unmeasured("another", "s", "≤ 1", "it is not installed")));

    @Test
    void aScriptFindsEveryFieldAlsoOfWhatWasNotMeasured() throws Exception {
        JsonNode report = new ObjectMapper().readTree(REPORT.json());

        assertThat(report.fieldNames())
                .toIterable()
                .containsExactly("bench", "seed", "machine", "steal", "rows");
        JsonNode row = report.get("rows").get(0);
        assertThat(row.fieldNames())
                .toIterable()
                .contains("row", "value", "unit", "goal", "peer", "ratio", "met", "ours");
        assertThat(row.get("ratio").asDouble()).isEqualTo(2);
        JsonNode unmeasured = report.get("rows").get(1);
        assertThat(unmeasured.get("met").isNull()).isTrue();
        assertThat(unmeasured.get("reason").asText()).isEqualTo("it is not installed");
    }

    @Test
    void aPersonReadsATable() {
        StringWriter table = new StringWriter();

        REPORT.table(new PrintWriter(table));

        assertThat(table.toString())
                .contains("a row", "6.00", "≤ 7", "met", "another", "(it is not installed)")
                .contains("a machine", "seed 7", "steal 0.25 %");
    }
}
