package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.Route;
import jp.denwaban.line.Route.Way;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A real answering process is killed with SIGKILL; the exchange and its people go on. */
@Execution(ExecutionMode.CONCURRENT)
class KilledAnsweringTest {
    private static final String SCRIPT =
            """
            exchange seed=5
            attendant answers after=500ms says=attendant.wav
            extension 231 answers after=1s says=staff-koutsuu.wav hangs-up=14s
            call line=1 at=0s number=0112510110 : wait 500ms, press 3, wait for release
            call line=2 at=9s number=0113334444 : wait for staff, wait 1s, hang-up
            """;

    @TempDir Path folder;

    /** What the other process runs: two lines, key 3 leads to 231. */
    static final class Answering {
        public static void main(String[] ports) throws Exception {
            CardProfile profile = CardProfileFile.shipped("inline");
            for (int line = 1; line <= 2; line++) {
                SerialPorts serial =
                        new SerialPorts(
                                ports[2 * line - 1],
                                Optional.of(ports[2 * line]),
                                Path.of(ports[0]));
                new SmallAnswering(
                                new SerialLine(new LineNumber(line), profile, serial),
                                Map.of('3', new Route(Way.DIAL_IN, "231")))
                        .start();
            }
            System.out.println("in service");
        }
    }

    private Process answering(VirtualExchange exchange) throws Exception {
        LinePorts one = exchange.ports().get(0);
        LinePorts two = exchange.ports().get(1);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Answering.class.getName(),
                                folder.toString(),
                                one.control(),
                                one.voice().orElseThrow(),
                                two.control(),
                                two.voice().orElseThrow())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()));
        String line = out.readLine();
        while (line != null && !line.equals("in service")) {
            line = out.readLine();
        }
        assertThat(line).isEqualTo("in service");
        return process;
    }

    @Test
    void aTalkGoesOnAndTheNextCallerReachesTheAttendantAndServiceComesBack() throws Exception {
        ExchangeSettings settings = ExchangeSettings.of(CardModel.INLINE, 2).waitingForService();
        try (VirtualExchange exchange =
                VirtualExchange.onPtys(
                        settings,
                        ScriptReader.read("test", new StringReader(SCRIPT), 2),
                        Pacer.realTime())) {
            Process first = answering(exchange);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> exchange.summaryJson().contains("\"answeredBy\":\"231\""));
            await().atMost(Duration.ofSeconds(5)).until(() -> exchange.bridged(1));
            first.destroyForcibly().waitFor();

            assertThat(exchange.awaitScript(40_000)).isTrue();
            String summary = exchange.summaryJson();
            assertThat(summary).contains("\"rang\":1,\"rangAtAttendant\":1");
            assertThat(summary)
                    .containsPattern("\"call\":1,.*\"ended\":\"staff-hung-up\".*\"call\":2,");
            assertThat(summary).containsPattern("\"call\":2,.*\"answeredBy\":\"attendant\"");

            Process second = answering(exchange);
            second.destroyForcibly().waitFor();
        }
    }
}
