package jp.denwaban.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.call.Guide;
import jp.denwaban.call.PromptName;
import jp.denwaban.tone.DigitHeard;
import jp.denwaban.tone.DtmfDetector;
import jp.denwaban.tone.ProgressDetector;
import jp.denwaban.tone.ProgressHeard;
import jp.denwaban.tone.ToneGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The prompts we ship keep the limits of a telephone network and of a caller's patience. Whether
 * they sound like a person is for ears; their readings are checked when they are made.
 */
class ShippedPromptsTest {
    private static final String OFFICE = "2026-11-24T10:00";
    private static final String NIGHT = "2026-11-24T20:00";

    private static Plan plan;

    @BeforeAll
    static void theShippedPlan(@TempDir Path folder) throws PlanException {
        PracticePlan.install(folder);
        plan = PlanFile.read(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {OFFICE, NIGHT})
    void greetingNoticeAndMenuAreShort(LocalDateTime moment) {
        Guide guide = plan.at(moment);
        Duration greeting = plan.prompts().duration(guide.greeting());
        Duration notice = plan.prompts().duration(guide.notice());

        assertThat(greeting.plus(notice)).isLessThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(notice).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(plan.prompts().duration(guide.menu()))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(25));
    }

    @ParameterizedTest
    @ValueSource(strings = {OFFICE, NIGHT})
    void levelsSuitALine(LocalDateTime moment) {
        for (PromptName name : names(plan.at(moment))) {
            short[] samples = plan.prompts().samples(name);
            assertThat(activeDbfs(samples)).as("active level of %s", name).isBetween(-16.5, -15.5);
            assertThat(peakDbfs(samples)).as("peak of %s", name).isLessThan(-3.14); // 0 dBm0
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OFFICE, NIGHT})
    void noPromptSoundsLikeAKey(LocalDateTime moment) {
        for (PromptName name : names(plan.at(moment))) {
            List<DigitHeard> heard = new ArrayList<>();
            DtmfDetector detector = new DtmfDetector(heard::add);
            detector.accept(plan.prompts().samples(name));
            detector.processingFinished();
            assertThat(heard).as("%s", name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5", "6", "9", "0", "*", "#"})
    void aKeyPressedWhileTheMenuLeaksIsHeardOnce(String key) {
        short[] leg = plan.prompts().samples(plan.at(LocalDateTime.parse(OFFICE)).menu());
        for (int i = 0; i < leg.length; i++) {
            leg[i] *= 0.18; // a hybrid that lets the prompt back 15 dB weaker
        }
        short[] pressed = ToneGenerator.digits(key, 120, 80, -14, -14).rest();
        int presses = 0;
        for (int at = 4000; at + pressed.length < leg.length; at += 8000) {
            for (int i = 0; i < pressed.length; i++) {
                leg[at + i] += pressed[i];
            }
            presses++;
        }
        List<DigitHeard> heard = new ArrayList<>();
        DtmfDetector detector = new DtmfDetector(heard::add);
        detector.accept(leg);
        detector.processingFinished();

        assertThat(heard).hasSize(presses).allMatch(digit -> digit.digit() == key.charAt(0));
    }

    @Test
    void aCallerWhoHangsUpDuringTheLeakingMenuIsNoticed() {
        short[] leg = plan.prompts().samples(plan.at(LocalDateTime.parse(OFFICE)).menu());
        ToneGenerator busy = ToneGenerator.busy();
        short[] tone = busy.next(leg.length);
        for (int i = 0; i < leg.length; i++) {
            leg[i] = (short) (leg[i] * 0.1 + tone[i]); // the prompt comes back 20 dB weaker
        }
        List<ProgressHeard.Kind> heard = new ArrayList<>();
        new ProgressDetector(progress -> heard.add(progress.kind())).accept(leg);

        assertThat(heard).contains(ProgressHeard.Kind.BUSY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0, 0.3, 0.1})
    void noPromptSoundsLikeAHangUp(double leak) {
        for (PromptName name : names(plan.at(LocalDateTime.parse(OFFICE)))) {
            short[] leg = plan.prompts().samples(name);
            for (int i = 0; i < leg.length; i++) {
                leg[i] *= leak;
            }
            List<ProgressHeard.Kind> heard = new ArrayList<>();
            new ProgressDetector(progress -> heard.add(progress.kind())).accept(leg);

            assertThat(heard)
                    .as("%s", name)
                    .doesNotContain(
                            ProgressHeard.Kind.BUSY,
                            ProgressHeard.Kind.DIAL_TONE,
                            ProgressHeard.Kind.RING_BACK_BURST);
        }
    }

    @Test
    void thePromptsAreThoseOfTheScriptThatMakesThem() throws Exception {
        Path speech = Path.of("src/main/speech"); // surefire runs in the module's folder
        List<String> texts = names(speech.resolve("prompts.tsv"));

        assertThat(texts).isNotEmpty().isEqualTo(names(speech.resolve("readings.tsv")));
        for (String moment : List.of(OFFICE, NIGHT)) {
            assertThat(texts)
                    .containsAll(
                            names(plan.at(LocalDateTime.parse(moment))).stream()
                                    .map(PromptName::text)
                                    .toList());
        }
    }

    private static List<String> names(Path tsv) throws IOException {
        return Files.readAllLines(tsv).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }

    private static List<PromptName> names(Guide guide) {
        return List.of(
                guide.greeting(),
                guide.notice(),
                guide.menu(),
                guide.wrongKey(),
                guide.noInput(),
                guide.connecting());
    }

    /** RMS of the 20 ms frames above −40 dBFS. */
    private static double activeDbfs(short[] samples) {
        double sum = 0;
        int count = 0;
        for (int at = 0; at + 160 <= samples.length; at += 160) {
            double energy = 0;
            for (int i = at; i < at + 160; i++) {
                energy += Math.pow(samples[i] / 32768.0, 2);
            }
            if (energy / 160 > 1e-4) {
                sum += energy;
                count += 160;
            }
        }
        return 10 * Math.log10(sum / count);
    }

    private static double peakDbfs(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return 20 * Math.log10(peak / 32768.0);
    }
}
