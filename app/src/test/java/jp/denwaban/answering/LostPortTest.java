package jp.denwaban.answering;

import static jp.denwaban.answering.TestSite.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.denwaban.call.Outcome;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.exchange.ExchangeSettings;
import jp.denwaban.exchange.LinePorts;
import jp.denwaban.exchange.Pacer;
import jp.denwaban.exchange.VirtualExchange;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.recording.Verdict;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cable of a card is pulled in the middle of a talk, on a real pseudo-terminal. */
class LostPortTest {
    private static final String SCRIPT =
            """
            exchange seed=12
            extension 211 answers after=1s says=staff-keimu.wav hangs-up=60s
            attendant answers after=2s says=attendant.wav
            call line=1 at=0s number=0112510110 : wait 1s, press 1, wait for staff, wait 60s, hang-up
            """;

    @TempDir Path root;

    @Test
    void aLostLineStillSealsWhatWasRecorded() throws Exception {
        VirtualExchange exchange =
                VirtualExchange.onPtys(
                        new ExchangeSettings(
                                CardModel.INLINE, 1, 115_200, 460_800, true, Optional.empty()),
                        ScriptReader.read(
                                "lost.script", new BufferedReader(new StringReader(SCRIPT)), 1),
                        Pacer.realTime());
        LinePorts ports = exchange.ports().get(0);
        TestSite site =
                new TestSite(
                        root, List.of(new TrunkLine(1, "inline", ports.control(), ports.voice())));
        site.start();
        try (site;
                WireClient console = site.console()) {
            site.await("a talk", line(1, l -> l.state() == LineState.RECORDING));
            assertThat(console.connected()).isTrue();
            exchange.close();

            site.await("fault", line(1, l -> l.state() == LineState.FAULT));
            site.await(
                    "alarm",
                    s -> s.alarms().stream().anyMatch(alarm -> alarm.code().equals("L-03")));
            site.await("registered", snapshot -> snapshot.today().recorded() == 1);
            assertThat(site.stop()).isZero();
        }
        try (IndexReader index = IndexReader.open(site.folder.index());
                KeyRing keys = site.keys()) {
            assertThat(index.calls())
                    .extracting(IndexedCall::outcome)
                    .isEqualTo(List.of(Optional.of(Outcome.CUT_SHORT)));
            IndexedFile file = index.files().get(0);
            Recording recording =
                    new RecordingReader(new FileDisk(), keys)
                            .read(site.folder.recordings().resolve(file.fileName()), file.seal());
            assertThat(recording.verdict()).isEqualTo(Verdict.GENUINE);
            assertThat(recording.meta().orElseThrow().outcome()).contains(Outcome.CUT_SHORT);
        }
    }
}
