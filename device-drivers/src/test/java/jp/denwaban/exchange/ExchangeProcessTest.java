package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.denwaban.audio.WavFile;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ScriptReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The exchange as a process of its own, started and stopped from outside. */
@Execution(ExecutionMode.CONCURRENT)
class ExchangeProcessTest {
    private static final String SCRIPT = "call line=1 at=0s withheld gives-up=500ms\n";

    @TempDir Path folder;

    /** What the other process runs. */
    static final class Own {
        public static void main(String[] script) throws Exception {
            Path file = Path.of(script[0]);
            ExchangeProcess.run(
                    new ExchangeProcess.Options(
                            ExchangeSettings.of(CardModel.INLINE, 1)
                                    .writingInto(file.resolveSibling("sent")),
                            ScriptReader.read(file, 1),
                            script[1].equals("stay")),
                    System.out);
        }
    }

    private Process start(String stay) throws Exception {
        Path script = Files.writeString(folder.resolve("one.script"), SCRIPT);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Own.class.getName(),
                        script.toString(),
                        stay)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader said(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String nextObject(BufferedReader out) throws Exception {
        String line = out.readLine();
        while (line != null && !line.startsWith("{")) {
            line = out.readLine();
        }
        return String.valueOf(line);
    }

    @Test
    void itSaysWhereItsPortsAreAndWhatRang() throws Exception {
        Process process = start("once");
        BufferedReader out = said(process);

        assertThat(nextObject(out))
                .containsPattern(
                        "\"line\":1,\"control\":\"/dev/pts/\\d+\",\"voice\":\"/dev/pts/\\d+\"");
        assertThat(nextObject(out)).startsWith("{\"rang\":0,\"rangAtAttendant\":1,");
        assertThat(process.waitFor()).isZero();
        assertThat(WavFile.read(folder.resolve("sent/call-001-heard.wav")).samples().length)
                .isBetween(3000, 5000);
    }

    @Test
    void toldToStopItCompletesItsFilesAndSumsUp() throws Exception {
        Process process = start("stay");
        BufferedReader out = said(process);
        assertThat(nextObject(out)).contains("\"control\"");
        process.toHandle().destroy(); // SIGTERM, and its output stays readable

        assertThat(nextObject(out)).startsWith("{\"rang\":0,");
        List<String> events = Files.readAllLines(folder.resolve("sent/events.jsonl"));
        // The script may not have begun yet: then nothing stands there, not even half an event.
        assertThat(events).allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        process.waitFor();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "taken");
        assertThatThrownBy(
                        () ->
                                VirtualExchange.onPtys(
                                        ExchangeSettings.of(CardModel.INLINE, 1)
                                                .writingInto(file.resolve("below")),
                                        ScriptReader.read("none", new StringReader(""), 1),
                                        Pacer.realTime()))
                .isInstanceOf(ExchangeException.class)
                .hasMessageStartingWith("The exchange cannot write into " + file);
    }

    @Test
    void aFolderOfAnEarlierRunIsRefused() throws Exception {
        Files.writeString(folder.resolve("events.jsonl"), "{}\n");
        assertThatThrownBy(
                        () ->
                                VirtualExchange.onPtys(
                                        ExchangeSettings.of(CardModel.INLINE, 1)
                                                .writingInto(folder),
                                        ScriptReader.read("none", new StringReader(""), 1),
                                        Pacer.realTime()))
                .isInstanceOf(ExchangeException.class)
                .hasMessageEndingWith("events.jsonl is of an earlier run; choose a new folder.");
    }

    @Test
    void aMistakeOfItsOwnIsNotTakenForTheEndOfTheScript() throws Exception {
        Pacer broken =
                step -> {
                    throw new IllegalStateException("a broken assumption of this test");
                };
        try (VirtualExchange exchange =
                VirtualExchange.inProcess(
                        ExchangeSettings.of(CardModel.INLINE, 1),
                        ScriptReader.read("none", new StringReader(""), 1),
                        broken)) {
            assertThat(exchange.awaitScript(5000)).isFalse();
            exchange.awaitStop();
            assertThat(exchange.brokenDown()).isTrue();
        }
    }
}
