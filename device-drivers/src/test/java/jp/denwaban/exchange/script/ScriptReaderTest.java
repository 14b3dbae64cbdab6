package jp.denwaban.exchange.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.exchange.script.CallerStep.AwaitStaff;
import jp.denwaban.exchange.script.CallerStep.HangUp;
import jp.denwaban.exchange.script.CallerStep.Press;
import jp.denwaban.exchange.script.CallerStep.Say;
import jp.denwaban.exchange.script.CallerStep.Wait;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.script.ScriptedCall.Start;
import jp.denwaban.line.CallerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {

    private static ExchangeScript read(String... lines) throws ScriptException {
        return ScriptReader.read("a.script", new StringReader(String.join("\n", lines)), 4);
    }

    @Test
    void aCallIsReadAsItIsWritten() throws Exception {
        ExchangeScript script =
                read(
                        "# who calls",
                        "",
                        "call line=2 at=1.5s number=0112510110 gives-up=7s leaves=loop-break :"
                                + " wait 9s, press 3#, wait for staff most=2m,"
                                + " say caller-wallet.wav, hang-up");

        ScriptedCall call = script.calls().get(0);
        assertThat(call.line()).isEqualTo(2);
        assertThat(call.start()).isEqualTo(Start.SCRIPT);
        assertThat(call.startDelay()).isEqualTo(Duration.ofMillis(1500));
        assertThat(call.callerId()).isEqualTo(new CallerId.Number("0112510110"));
        assertThat(call.patience()).isEqualTo(Duration.ofSeconds(7));
        assertThat(call.leaving()).isEqualTo(Leaving.LOOP_BREAK);
        assertThat(call.steps())
                .hasExactlyElementsOfTypes(
                        Wait.class, Press.class, AwaitStaff.class, Say.class, HangUp.class);
        assertThat(((Press) call.steps().get(1)).keys()).isEqualTo("3#");
        assertThat(((Wait) call.steps().get(0)).duration()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void everyFaultCanBeScripted() throws Exception {
        for (Fault fault : Fault.values()) {
            ExchangeScript script = read("fault " + fault.word() + " line=2 at=30s for=1.5s");

            assertThat(script.faults())
                    .containsExactly(
                            new ScriptedFault(
                                    2, fault, Duration.ofSeconds(30), Duration.ofMillis(1500)));
        }
    }

    @Test
    void theDocumentNamesEveryFault() throws Exception {
        String document = Files.readString(Path.of("../docs/exchange-script.md"));

        for (Fault fault : Fault.values()) {
            assertThat(document).contains("`" + fault.word() + "`");
        }
    }

    @Test
    void anExtensionOnTwoLinesBehavesDifferentlyTheSecondTime() throws Exception {
        ExchangeScript script =
                read("extension 251 busy", "extension 251 answers after=3s hangs-up=8s");

        assertThat(script.extensions().get("251"))
                .extracting(StaffPlan::behaviour)
                .containsExactly(StaffPlan.Behaviour.BUSY, StaffPlan.Behaviour.ANSWERS);
        assertThat(script.extensions().get("251").get(1).hangsUpAfter())
                .contains(Duration.ofSeconds(8));
    }

    @Test
    void theSameSeedDrawsTheSameTimes() throws Exception {
        String[] lines = {"exchange seed=7", "call line=1 at=1s~50s withheld : wait 1s~9s"};

        ScriptedCall first = read(lines).calls().get(0);
        assertThat(read(lines).calls().get(0)).isEqualTo(first);
        assertThat(first.startDelay()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(50));
        lines[0] = "exchange seed=8";
        assertThat(read(lines).calls().get(0)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ring line=1 | begins with exchange, extension, attendant, call, power or fault, not ring",
                "call line=5 at=0s withheld | line=5 must be a whole number from 1 to 4",
                "call line=1 withheld | a call has either at= or after=",
                "call line=1 at=0s | say who calls",
                "call line=1 at=0s number=12x | number= wants 2 to 20 digits",
                "call line=1 at=0s withheld gives_up=3s | does not know gives_up=",
                "call line=1 at=soon withheld | at: soon is not a time",
                "call line=1 at=0s withheld : sing | can wait, press, say or hang-up, not sing",
                "call line=1 at=0s withheld : press 3x | press wants 1 to 20 keys",
                "call line=1 at=0s withheld : say x.wav | there is no voice x.wav",
                "call line=1 at=0s withheld : wait for godot | can wait for staff or for release",
                "call line=1 at=3s~1s withheld : wait 1s | later end of a range comes second",
                "extension abc busy | extension wants its digits first",
                "extension 231 sleeps | say whether it answers, is busy, or never answers",
                "extension 231 answers | after= is missing",
                "power line=1 at=3s | power wants either on or off",
                "fault line=1 at=3s for=1s | fault wants first what goes wrong",
                "fault card-hangs line=1 at=3s | for= is missing",
                "fault card-hangs line=9 at=3s for=1s | must be a whole number from 1 to 4",
                "exchange seed=x | seed=x must be a whole number",
            })
    void everyMistakeIsOneSentenceWithItsPlace(String line, String sentence) {
        ScriptException refused =
                catchThrowableOfType(ScriptException.class, () -> read("# first", line));

        assertThat(refused.mistakes()).hasSize(1);
        assertThat(refused.mistakes().get(0))
                .startsWith("a.script:2: ")
                .contains(sentence)
                .endsWith(".");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        ScriptException refused =
                catchThrowableOfType(
                        ScriptException.class, () -> read("what", "extension 1", "call"));

        assertThat(refused.mistakes()).hasSize(3);
    }

    @Test
    void aVoiceOfTheWrongKindIsNamed(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("note.wav"), "this is no sound");
        Path script = folder.resolve("b.script");
        Files.writeString(script, "attendant answers after=1s says=note.wav\n");

        ScriptException refused =
                catchThrowableOfType(ScriptException.class, () -> ScriptReader.read(script, 4));
        assertThat(refused.mistakes()).hasSize(1);
        assertThat(refused.mistakes().get(0)).contains("b.script:1: note.wav is not a WAV file");
    }

    @Test
    void theShippedDemonstrationCoversWhatItPromises() throws Exception {
        ExchangeScript demo = ScriptReader.shipped("demo.script", 4);

        assertThat(demo.calls()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(demo.calls()).extracting(ScriptedCall::line).contains(1, 2, 3, 4);
        List<String> keys =
                demo.calls().stream()
                        .flatMap(call -> call.steps().stream())
                        .filter(Press.class::isInstance)
                        .map(step -> ((Press) step).keys())
                        .distinct()
                        .sorted()
                        .toList();
        assertThat(keys).contains("0", "1", "2", "3", "4", "5", "6", "7");
        assertThat(demo.calls())
                .extracting(ScriptedCall::callerId)
                .contains(CallerId.Absent.WITHHELD, CallerId.Absent.PAYPHONE);
    }

    @Test
    void inThePracticeNobodyCallsAndEverybodyAnswers() throws Exception {
        ExchangeScript practice = ScriptReader.shipped("practice.script", 4);

        assertThat(practice.calls()).isEmpty();
        assertThat(practice.attendant()).hasSize(1).allSatisfy(ScriptReaderTest::assertAnswers);
        assertThat(practice.extensions().values())
                .isNotEmpty()
                .allSatisfy(plans -> assertThat(plans).allSatisfy(ScriptReaderTest::assertAnswers));
    }

    private static void assertAnswers(StaffPlan plan) {
        assertThat(plan.behaviour()).isEqualTo(StaffPlan.Behaviour.ANSWERS);
        assertThat(plan.says()).isPresent();
    }
}
