package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.guidance.PracticePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 訓練: whoever the guidance of a practice site leads to is there, at any hour. */
class PracticeStaffTest {
    private static final Pattern EXTENSION = Pattern.compile("\"extension\": \"([0-9]+)\"");

    @TempDir Path guidance;

    @Test
    void everyDestinationOfThePracticePlanIsStaffed() throws Exception {
        PracticePlan.install(guidance);
        String plan = Files.readString(guidance.resolve("plan.json"));
        List<String> extensions =
                EXTENSION.matcher(plan).results().map((MatchResult r) -> r.group(1)).toList();
        ExchangeScript script = ScriptReader.shipped("practice.script", 1);

        assertThat(extensions).contains("211", "201"); // office hours and night
        assertThat(script.extensions()).containsKeys(extensions.toArray(String[]::new));
    }
}
