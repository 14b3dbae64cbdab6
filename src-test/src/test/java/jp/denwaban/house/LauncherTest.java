package jp.denwaban.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one entry, as a person at a shell meets it; nothing here builds or needs a network. */
class LauncherTest {
    /** What the launcher itself calls before it knows whether Java is there. */
    private static final List<String> PLAIN_TOOLS =
            List.of("bash", "readlink", "dirname", "sed", "find", "ldconfig", "cat", "mkdir");

    private static final int FAILURE = 1;
    private static final int WRONG_USE = 2;

    @TempDir Path folder;

    private record Answer(int code, String out, String errors) {}

    @Test
    void helpNamesEveryVerb() throws Exception {
        Answer help = denwaban(Map.of(), "--help");

        assertThat(help.code()).isZero();
        assertThat(help.errors()).isEmpty();
        assertThat(help.out())
                .contains(
                        "run",
                        "demo",
                        "test",
                        "package",
                        "exchange",
                        "answering",
                        "verify",
                        "dtmf",
                        "probe",
                        "dispose",
                        "bench");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "test one two", "package twice"})
    void wrongUseIsOneLineAndCodeTwo(String words) throws Exception {
        Answer wrong = denwaban(Map.of(), words.split(" "));

        assertThat(wrong.code()).isEqualTo(WRONG_USE);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.errors()).startsWith("denwaban: ").hasLineCount(1).contains("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "package"})
    void theLaunchersOwnVerbsHaveHelp(String verb) throws Exception {
        Answer help = denwaban(Map.of(), verb, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: ./denwaban " + verb);
    }

    @Test
    void withoutADisplayTheConsoleSaysWhatToDo() throws Exception {
        Answer answer = denwaban(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""));

        assertThat(answer.code()).isEqualTo(FAILURE);
        assertThat(answer.errors()).hasLineCount(1).contains("no display", "demo");
    }

    @Test
    void whatIsMissingAndMayNotBeInstalledIsToldAsACommand() throws Exception {
        for (String tool : PLAIN_TOOLS) {
            command(tool, "exec " + where(tool) + " \"$@\"");
        }
        command("id", "echo 65534"); // A user who may install nothing.

        Answer answer = denwaban(Map.of("PATH", folder.toString()), "demo");

        assertThat(answer.code()).isEqualTo(FAILURE);
        assertThat(answer.errors())
                .hasLineCount(1)
                .contains("sudo apt-get install -y", "openjdk-17-jdk-headless maven");
    }

    private void command(String name, String does) throws IOException {
        Path script = folder.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + does + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private static Path where(String tool) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .map(place -> Path.of(place, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static Answer denwaban(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/bash"));
        command.add(Tree.ROOT.resolve("denwaban").toString());
        command.addAll(List.of(words));
        Path errors = Files.createTempFile("denwaban", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = new Answer(process.waitFor(), out, Files.readString(errors));
        Files.delete(errors);
        return answer;
    }
}
