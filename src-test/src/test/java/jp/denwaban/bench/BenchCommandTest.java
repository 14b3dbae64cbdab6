package jp.denwaban.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The verb as a script meets it when it is used wrongly; nothing is measured here. */
class BenchCommandTest {
    private static final int WRONG_USE = 2;

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "dtmf --part nonsense", "dtmf --seed many"})
    void wrongUseIsOneLineAndCodeTwo(String words) {
        StringWriter errors = new StringWriter();
        CommandLine line = new CommandLine(new BenchCommand()).setErr(new PrintWriter(errors));

        int code = BenchCommand.run(line, words.isEmpty() ? new String[0] : words.split(" "));

        assertThat(code).isEqualTo(WRONG_USE);
        assertThat(errors.toString())
                .startsWith("denwaban bench: ")
                .hasLineCount(1)
                .contains("--help");
    }
}
