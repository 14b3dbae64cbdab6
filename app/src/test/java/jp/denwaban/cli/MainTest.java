package jp.denwaban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Exit codes of the verbs as documented: wrong use is 2 and one line, before anything is done. */
class MainTest {
    private static final int WRONG_USE = 2;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --nonsense",
                "run --data",
                "demo --nonsense",
                "verify",
                "verify --data a b",
                "answering",
                "exchange --profile nonsense",
                "exchange --lines 0",
                "exchange --modem nonsense",
                "exchange --modem foreign",
                "exchange --control",
                "probe",
                "probe --nonsense /dev/null",
                "dtmf",
                "dtmf --nonsense a.wav"
            })
    void wrongUseIsOneLineAndCodeTwo(String words) {
        StringWriter errors = new StringWriter();
        CommandLine line = Main.commandLine().setErr(new PrintWriter(errors, true));

        assertThat(line.execute(words.split(" "))).isEqualTo(WRONG_USE);
        assertThat(errors.toString()).hasLineCount(1).contains("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "demo", "verify", "answering", "exchange", "dtmf", "probe"})
    void everyVerbHasHelp(String verb) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true));

        assertThat(line.execute(verb, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: denwaban " + verb);
    }

    @Test
    void aDemonstrationIntoAFileIsRefusedAndLeavesNothing(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "somebody's letter");
        StringWriter errors = new StringWriter();
        CommandLine line = Main.commandLine().setErr(new PrintWriter(errors, true));

        assertThat(line.execute("demo", "--data", file.toString())).isEqualTo(1);
        assertThat(errors.toString()).hasLineCount(1).contains("taken");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
        assertThat(file).hasContent("somebody's letter");
    }
}
