package jp.denwaban.answering;

import static jp.denwaban.answering.TestSite.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.denwaban.call.Outcome;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.exchange.ExchangeSettings;
import jp.denwaban.exchange.LinePorts;
import jp.denwaban.exchange.Pacer;
import jp.denwaban.exchange.VirtualExchange;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.WireClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of calls, on real pseudo-terminals and a real process. */
class KilledProcessTest {
    /** Line 1 talks; line 2 is still in the menu. */
    private static final String SCRIPT =
            """
            exchange seed=11
            extension 211 answers after=1s says=staff-keimu.wav hangs-up=25s
            attendant answers after=2s says=attendant.wav
            call line=1 at=0s number=0112510110 : wait 1s, press 1, wait for staff, wait 60s, hang-up
            call line=2 at=0s withheld : wait 40s, hang-up
            """;

    @TempDir Path root;

    @Test
    void nothingDurableIsLostAndWhatWasCutOpens() throws Exception {
        try (VirtualExchange exchange =
                VirtualExchange.onPtys(
                        new ExchangeSettings(
                                CardModel.INLINE, 2, 115_200, 460_800, true, Optional.empty()),
                        ScriptReader.read(
                                "kill.script", new BufferedReader(new StringReader(SCRIPT)), 2),
                        Pacer.realTime())) {
            TestSite site = new TestSite(root, trunks(exchange));
            Process killed = child(root);
            ready(killed);
            long sealed;
            try (WireClient console = site.console()) {
                site.await("a talk", line(1, l -> l.state() == LineState.RECORDING));
                site.await("a menu", line(2, l -> l.state() == LineState.CHOOSING));
                assertThat(console.connected()).isTrue();
                // A few records of 0.5 s are durable by now; the kill may hit any moment.
                Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> size(root) > 40_000);
                sealed = size(root);
            }
            killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            Process again = child(root);
            ready(again);
            again.destroy();
            assertThat(again.waitFor(20, TimeUnit.SECONDS)).isTrue();
            check(site, sealed);
        }
    }

    private void check(TestSite site, long sealed) throws Exception {
        try (IndexReader index = IndexReader.open(site.folder.index());
                KeyRing keys = site.keys()) {
            assertThat(index.calls())
                    .extracting(call -> call.number().value())
                    .containsExactly(1L, 2L);
            assertThat(index.calls())
                    .extracting(IndexedCall::outcome)
                    .containsExactlyInAnyOrder(
                            Optional.of(Outcome.CUT_SHORT), Optional.of(Outcome.FAILED));
            IndexedCall talk =
                    index.calls().stream()
                            .filter(call -> call.outcome().equals(Optional.of(Outcome.CUT_SHORT)))
                            .findFirst()
                            .orElseThrow();
            IndexedFile file =
                    index.files().stream()
                            .filter(one -> one.call().equals(talk.number()))
                            .findFirst()
                            .orElseThrow();
            assertThat(file.state()).isEqualTo(FileState.CUT);
            Path path = site.folder.recordings().resolve(file.fileName());
            assertThat(Files.size(path)).isGreaterThan(30_000).isLessThanOrEqualTo(sealed * 4);
            Recording recording = new RecordingReader(new FileDisk(), keys).read(path, file.seal());
            assertThat(recording.problems()).isEmpty();
            assertThat(recording.finished()).isFalse();
            assertThat(recording.meta().orElseThrow().destination()).contains("警務課");
            assertThat(recording.staff().length).isGreaterThan(8000);
        }
    }

    private static long size(Path root) throws Exception {
        long largest = 0;
        try (var files = Files.list(root.resolve("recordings"))) {
            for (Path file : files.toList()) {
                largest = Math.max(largest, Files.size(file));
            }
        }
        return largest;
    }

    private static List<TrunkLine> trunks(VirtualExchange exchange) {
        List<TrunkLine> trunks = new ArrayList<>();
        for (LinePorts ports : exchange.ports()) {
            trunks.add(new TrunkLine(ports.line(), "inline", ports.control(), ports.voice()));
        }
        return trunks;
    }

    private static Process child(Path root) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        AnsweringChild.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void ready(Process child) throws Exception {
        String line =
                new BufferedReader(
                                new InputStreamReader(
                                        child.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
        assertThat(line).contains("\"ready\":true");
    }
}
