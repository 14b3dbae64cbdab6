package jp.denwaban.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A damaged plan is refused with one sentence that names the file and the place in it. */
class PlanFileTest {
    @TempDir Path folder;

    @BeforeEach
    void aSiteWithTheShippedPlan() throws PlanException {
        PracticePlan.install(folder);
    }

    @Test
    void theShippedPlanIsGood() throws Exception {
        assertThat(PlanFile.read(folder).revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "notice": "notice"             | "notice": "notize"            | plan.json, guides.office.notice: there is no prompt notize.
                    "keys": "12345690"             | "keys": "123456790"           | plan.json, guides.office.keys.7: the menu speaks this key; it leads nowhere.
                    "keys": "12345690"             | "keys": "1234569"             | plan.json, guides.office.menu: does not speak key 0.
                    "operator": {                  | "operater": {                 | plan.json, guides.office.operator: is missing or cannot be understood.
                    "repeatKey": "9"               | "repeatKey": "1"              | plan.json, guides.office.repeatKey: key 1 also leads to a destination.
                    "repeatKey": "9"               | "repeatKey": "99"             | plan.json, guides.office.repeatKey: is not a key of a telephone.
                    "extension": "211"             | "extension": "21a"            | plan.json, guides.office.keys.1.0.extension: must be 1 to 16 keys of a telephone.
                    "way": "DIAL_IN"               | "way": "FLASH"                | plan.json, guides.office.keys.1.0: a flash transfer cannot be recorded.
                    "passes": 2                    | "passes": 9                   | plan.json, guides.office.passes: must be 1 to 5.
                    "choiceWaitSeconds": 5         | "choiceWaitSeconds": 10       | plan.json, guides.office.choiceWaitSeconds: must be 1 to 9.
                    "until": "17:30"               | "until": "08:45"              | plan.json, schedule.rules.2.until: must be after from; past midnight takes two rules.
                    "until": "17:30"               | "until": "17:60"              | plan.json, schedule.rules.2.until: is missing or cannot be understood.
                    "guide": "office"              | "guide": "noon"               | plan.json, schedule.rules.2.guide: there is no guide noon.
                    "version": 1                   | "version": 2                  | plan.json, version: is 2; this program reads 1.
                    110番へ                          | 119番へ                         | plan.json, prompts.greeting-office: must send emergencies to 110番.
                    "revision": 1,                 | "revision": 1                 | plan.json, line 5 column 3: is not JSON from here on.
                    """)
    void aDamagedPlanNamesThePlace(String good, String damaged, String sentence) throws Exception {
        change("plan.json", good, damaged);

        assertThatThrownBy(() -> PlanFile.read(folder))
                .isInstanceOf(PlanException.class)
                .hasMessage(sentence);
    }

    @Test
    void aPromptThatIsNotAudioIsNamed() throws Exception {
        Files.writeString(folder.resolve("prompts/notice.wav"), "録音の告知");

        assertThatThrownBy(() -> PlanFile.read(folder))
                .isInstanceOf(PlanException.class)
                .hasMessage("prompts/notice.wav: is not audio that can be played.");
    }

    @Test
    void aPromptOfAnotherRateIsNamed() throws Exception {
        Path prompt = folder.resolve("prompts/notice.wav");
        byte[] wav = Files.readAllBytes(prompt);
        wav[24] = (byte) (16000 & 0xFF); // sample rate of the RIFF "fmt " chunk, little endian
        wav[25] = (byte) (16000 >> 8);
        Files.write(prompt, wav);

        assertThatThrownBy(() -> PlanFile.read(folder))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "prompts/notice.wav: has 1 channels at 16000 Hz; a prompt is mono at 8000"
                                + " Hz.");
    }

    @Test
    void aMissingPromptIsNamed() throws Exception {
        Files.delete(folder.resolve("prompts/menu-night.wav"));

        assertThatThrownBy(() -> PlanFile.read(folder))
                .isInstanceOf(PlanException.class)
                .hasMessage("prompts/menu-night.wav: is missing.");
    }

    @Test
    void aHolidayOutsideItsTableIsNamed() throws Exception {
        change("holidays.json", "2026-11-23", "2028-11-23");

        assertThatThrownBy(() -> PlanFile.read(folder))
                .isInstanceOf(PlanException.class)
                .hasMessage("holidays.json, days.2028-11-23: is outside from and until.");
    }

    @Test
    void aMissingPlanIsNamed() throws Exception {
        Files.delete(folder.resolve("plan.json"));

        assertThatThrownBy(() -> PlanFile.read(folder))
                .isInstanceOf(PlanException.class)
                .hasMessage("plan.json: is missing from the guidance folder.");
    }

    @Test
    void aSecondInstallationOverwritesNothing() throws Exception {
        change("plan.json", "警務課", "総務課");

        assertThatThrownBy(() -> PracticePlan.install(folder)).isInstanceOf(PlanException.class);
        assertThat(Files.readString(folder.resolve("plan.json"))).contains("総務課");
    }

    /** Changes the first occurrence, which must be there. */
    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path, StandardCharsets.UTF_8);
        int at = text.indexOf(from);
        assertThat(at).as("%s in %s", from, file).isNotNegative();
        Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
    }
}
