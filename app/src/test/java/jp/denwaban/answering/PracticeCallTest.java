package jp.denwaban.answering;

import static jp.denwaban.answering.TestSite.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.denwaban.call.Outcome;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.Verdict;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.tone.LevelMeter;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole call, from the practice telephone to the opened recording. */
class PracticeCallTest {
    @TempDir Path root;

    @Test
    void aCallRunsFromRingToSealedRecordingAndRow() throws Exception {
        TestSite site = TestSite.training(root, 1).start();
        try (site;
                WireClient console = site.console()) {
            assertThat(site.said()).contains("\"ready\":true").contains("\"inService\":1");
            done(console.ask(n -> new ClientMessage.PlacePracticeCall(n, "0112510110")));
            site.await("greeting", line(1, l -> l.state() == LineState.GUIDING));
            assertThat(site.latest.orElseThrow().lines().get(0).caller()).isEmpty();
            prove(site, console);
            done(console.ask(n -> new ClientMessage.PressPracticeKey(n, "1")));
            site.await("recording", line(1, l -> l.state() == LineState.RECORDING));
            assertThat(site.latest.orElseThrow().lines().get(0).caller().orElseThrow().tail())
                    .contains("0110");
            assertThat(site.latest.orElseThrow().lines().get(0).destination()).contains("警務課");
            site.await("the officer has spoken for three seconds", s -> levels(site) > 30);
            done(console.ask(ClientMessage.EndPracticeCall::new));
            site.await("registered", snapshot -> snapshot.today().recorded() == 1);
            assertThat(site.stop()).isZero();
        }
        try (IndexReader index = IndexReader.open(site.folder.index());
                KeyRing keys = site.keys()) {
            assertThat(index.calls()).hasSize(1);
            assertThat(index.calls().get(0).outcome()).contains(Outcome.RECORDED);
            IndexedFile file = index.files().get(0);
            assertThat(file.state()).isEqualTo(FileState.CLOSED);
            Recording recording =
                    new RecordingReader(new FileDisk(), keys)
                            .read(site.folder.recordings().resolve(file.fileName()), file.seal());
            assertThat(recording.verdict()).isEqualTo(Verdict.GENUINE);
            assertThat(recording.meta().orElseThrow().outcome()).contains(Outcome.RECORDED);
            assertThat(recording.meta().orElseThrow().audioFrom()).isPresent();
            assertThat(file.seal().orElseThrow().audio()).isGreaterThan(Duration.ofSeconds(3));
            assertThat(new LevelMeter().accept(recording.staff())).isGreaterThan(-40);
        }
    }

    private static long levels(TestSite site) {
        return site.heard.stream().filter(ServerMessage.Levels.class::isInstance).count();
    }

    static void prove(TestSite site, WireClient console) throws Exception {
        ServerMessage challenge =
                console.ask(n -> new ClientMessage.Identify(n, TestSite.OPERATOR.text()))
                        .get(5, TimeUnit.SECONDS);
        try (KeyRing keys = site.keys()) {
            String opened = keys.prove(((ServerMessage.Challenge) challenge).sealed());
            ServerMessage reply =
                    console.ask(n -> new ClientMessage.Prove(n, opened)).get(5, TimeUnit.SECONDS);
            assertThat(((ServerMessage.Done) reply).value()).isEqualTo(Optional.of("OPERATOR"));
        }
    }

    private static void done(CompletableFuture<ServerMessage> reply) throws Exception {
        assertThat(reply.get(5, TimeUnit.SECONDS)).isInstanceOf(ServerMessage.Done.class);
    }
}
