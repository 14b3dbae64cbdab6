package jp.denwaban.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.SealedFileScan;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code denwaban demo} as a person starts it, with a script of three calls: exchange, answering
 * and comparison are real processes on real pseudo-terminals. Takes about 40 seconds a run.
 */
class DemoScenarioTest {
    /** Line 1 is over some ten seconds before line 2: time to look at its file, and to touch it. */
    private static final String SCRIPT =
            """
            exchange seed=77
            extension 211 answers after=1s says=staff-keimu.wav hangs-up=40s
            attendant answers after=2s says=attendant.wav hangs-up=40s
            call line=1 at=0s number=0112510110 : wait 1s, press 1, wait for staff, wait 3s, say caller-thanks.wav, wait 1s, hang-up
            call line=2 at=22s number=0114445555 : wait 8s, hang-up
            call line=3 at=1s withheld gives-up=1.5s : hang-up
            """;

    /** Caller numbers of the script: nothing of the site may hold one in clear. */
    private static final List<String> CANARIES = List.of("0112510110", "0114445555");

    /** A talk of a few seconds has more records of 0.5 s than a call without one has at all. */
    private static final long RECORDS_OF_A_TALK = 8;

    private static final int RECORD_BYTES = 8192;

    @TempDir Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void everyCallIsRegisteredAndTheTalkIsGenuine() throws Exception {
        Process demo = demo();
        Path talk = finishedTalk();
        assertThat(filesWithCanaries(site())).as("while calls are answered").isEmpty();
        assertThat(filesWithCanaries(Path.of(site() + ".exchange")))
                .as("the same search where they are written")
                .isNotEmpty();
        aSecondInstanceIsToldInOneLine();
        assertThat(demo.waitFor(120, TimeUnit.SECONDS)).isTrue();

        JsonNode report = report();
        assertThat(report.path("problems")).as(report.toString()).isEmpty();
        assertThat(demo.exitValue()).isZero();
        assertThat(report.path("rang").asInt()).isEqualTo(3);
        assertThat(report.path("registered").asInt()).isEqualTo(3);
        assertThat(report.path("recorded").asInt()).isEqualTo(1);
        assertThat(report.path("genuine").asInt()).isEqualTo(3);
        assertThat(Path.of(report.path("pdf").asText())).exists();
        assertThat(filesWithCanaries(site())).as("afterwards").isEmpty();

        assertThat(verify("good")).isZero();
        flip(talk);
        assertThat(verify("flipped")).isEqualTo(1);
        assertThat(said("flipped"))
                .contains(talk.getFileName() + ": RECORD_DAMAGED")
                .contains("1 problems");
        Files.delete(talk);
        assertThat(verify("missing")).isEqualTo(1);
        assertThat(said("missing")).contains(talk.getFileName() + ": MISSING");
        Files.writeString(site().resolve("index.db"), "no database");
        assertThat(verify("index")).isEqualTo(1);
        assertThat(said("index")).contains("index.db: UNREADABLE");
    }

    @Test
    void aRecordingThatIsTouchedMakesTheDemonstrationFail() throws Exception {
        Process demo = demo();
        Path talk = finishedTalk();
        flip(talk);
        assertThat(demo.waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(demo.exitValue()).isEqualTo(1);
        JsonNode report = report();
        assertThat(report.path("problems").toString())
                .contains(talk.getFileName() + ": RECORD_DAMAGED");
        assertThat(report.path("genuine").asInt()).isEqualTo(2);
        assertThat(report.path("registered").asInt()).isEqualTo(3);
    }

    private void aSecondInstanceIsToldInOneLine() throws Exception {
        Process second = denwaban("second", "answering", "--data", site().toString());
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(said("second")).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("second.err")))
                .singleElement()
                .asString()
                .endsWith("（S-10）");
    }

    private Process demo() throws IOException {
        Path script = Files.writeString(folder.resolve("three.script"), SCRIPT);
        return denwaban(
                "demo",
                "demo",
                "--json",
                "--data",
                site().toString(),
                "--script",
                script.toString());
    }

    private int verify(String name) throws Exception {
        Process verify = denwaban(name, "verify", "--data", site().toString());
        assertThat(verify.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return verify.exitValue();
    }

    /** Starts a verb; what it says goes to {@code NAME.out}. */
    private Process denwaban(String name, String... verb) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dfile.encoding=UTF-8",
                                "-Dsun.stdout.encoding=UTF-8",
                                "-Dsun.stderr.encoding=UTF-8",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                "jp.denwaban.cli.Main"));
        command.addAll(List.of(verb));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve(name + ".err").toFile())
                        .redirectOutput(folder.resolve(name + ".out").toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Path site() {
        return folder.resolve("site");
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out"));
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(said("demo"));
    }

    private Path finishedTalk() {
        return Awaitility.await("the talk's file")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(this::findTalk, talks -> !talks.isEmpty())
                .get(0);
    }

    private List<Path> findTalk() throws Exception {
        FileDisk disk = new FileDisk();
        Path recordings = site().resolve("recordings");
        List<Path> talks = new ArrayList<>();
        for (String name : SealedFileReader.fileNames(disk, recordings)) {
            SealedFileScan scan = SealedFileReader.scan(disk, recordings.resolve(name));
            if (scan.finished() && scan.seal().map(Seal::records).orElse(0L) > RECORDS_OF_A_TALK) {
                talks.add(recordings.resolve(name));
            }
        }
        return talks;
    }

    /** One bit in the middle of a record of voice. */
    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[4096 + 4 * RECORD_BYTES + 1000] ^= 1;
        Files.write(file, bytes);
    }

    /** Journals of the index and logs included. */
    private static List<Path> filesWithCanaries(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (CANARIES.stream().anyMatch(bytes::contains)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
