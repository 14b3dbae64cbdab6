package jp.denwaban.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.denwaban.health.MemoryTraces.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files are those of proc(5) on Debian 12, copied from a machine. */
class MemoryTracesTest {
    private static final String NO_SWAP = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
    private static final String LIMITS =
            """
            Limit                     Soft Limit           Hard Limit           Units
            Max stack size            8388608              unlimited            bytes
            Max core file size        %s                    unlimited            bytes
            Max resident set          unlimited            unlimited            bytes
            """;

    @TempDir Path proc;

    @BeforeEach
    void aMachineThatIsRight() throws IOException {
        write("swaps", NO_SWAP);
        write("self/limits", LIMITS.formatted("0"));
        write("sys/kernel/core_pattern", "core\n");
    }

    @Test
    void aMachineAsTheManualWantsItLeavesNothing() throws Exception {
        assertThat(traces(options())).isEmpty();
    }

    @Test
    void swapOnADiskIsSeen() throws Exception {
        write("swaps", NO_SWAP + "/dev/sda2 partition\t\t999420\t\t0\t\t-2\n");

        assertThat(traces(options())).containsExactly(Trace.SWAP);
    }

    @Test
    void coresAreSeenByTheirLimitAndByTheProgramThatTakesThem() throws Exception {
        write("self/limits", LIMITS.formatted("unlimited"));
        assertThat(traces(options())).containsExactly(Trace.CORE);

        write("self/limits", LIMITS.formatted("0"));
        write("sys/kernel/core_pattern", "|/lib/systemd/systemd-coredump %P %u %g %s %t %c %h\n");
        assertThat(traces(options())).containsExactly(Trace.CORE);
    }

    @Test
    void everyMissingOptionIsSeen() throws Exception {
        for (String option : options()) {
            List<String> others = new ArrayList<>(options());
            others.remove(option);
            assertThat(traces(others)).as(option).containsExactly(Trace.JAVA);
        }
    }

    @Test
    void anOptionThatIsTakenBackIsSeen() throws Exception {
        List<String> both = new ArrayList<>(options());
        both.add("-XX:+HeapDumpOnOutOfMemoryError");

        assertThat(traces(both)).containsExactly(Trace.JAVA);
    }

    @Test
    void whatCannotBeAskedCountsAsPossible() throws Exception {
        Files.delete(proc.resolve("swaps"));

        assertThat(traces(options())).containsExactly(Trace.SWAP);
    }

    @Test
    void aVirtualMachineThatFallsWithTheseOptionsLeavesNoFile() throws Exception {
        Path source =
                Files.writeString(
                        proc.resolve("Falls.java"),
                        "class Falls { public static void main(String[] a) throws Exception {"
                                + " new ProcessBuilder(\"kill\", \"-SEGV\", \"\" +"
                                + " ProcessHandle.current().pid()).start().waitFor();"
                                + " System.in.read(); } }");
        assertThat(filesOfAFallenOne(List.of(), source))
                .as("without them it does")
                .anyMatch(name -> name.startsWith("hs_err"));
        assertThat(filesOfAFallenOne(options(), source)).isEmpty();
    }

    private List<String> filesOfAFallenOne(List<String> options, Path source) throws Exception {
        Path here = Files.createTempDirectory(proc, "here");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        command.addAll(options);
        command.add("-XX:-CreateCoredumpOnCrash"); // Of gigabytes, wherever a limit allows it.
        command.add(source.toString());
        Process process =
                new ProcessBuilder(command)
                        .directory(here.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        try (Stream<Path> files = Files.list(here)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Set<Trace> traces(List<String> options) {
        return new MemoryTraces(proc, options).possible();
    }

    private static List<String> options() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(MemoryTraces.class.getResourceAsStream("java-options"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        }
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(proc.resolve(file).getParent());
        Files.writeString(proc.resolve(file), text);
    }
}
