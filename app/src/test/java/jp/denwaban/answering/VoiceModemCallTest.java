package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.denwaban.call.Outcome;
import jp.denwaban.exchange.ExchangeSettings;
import jp.denwaban.exchange.LinePorts;
import jp.denwaban.exchange.Pacer;
import jp.denwaban.exchange.VirtualExchange;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ordinary voice modem, profile {@code v253}, from ring to register: guidance and key in band on
 * one port and one mixed leg, the destination by hook flash, nothing recorded and nothing promised.
 */
class VoiceModemCallTest {
    private static final String SCRIPT =
            """
            exchange seed=253
            extension 211 answers after=1s says=staff-keimu.wav hangs-up=4s
            call line=1 at=0s number=0112510110 : wait 3s, press 1, wait for staff, wait for release
            """;

    @TempDir Path root;

    @Test
    void aCallOverAVoiceModemIsGuidedFlashedOnAndRegistered() throws Exception {
        Path diary = root.resolve("exchange");
        try (VirtualExchange exchange =
                VirtualExchange.onPtys(
                        ExchangeSettings.of(CardModel.V253, 1)
                                .writingInto(diary)
                                .waitingForService(),
                        ScriptReader.read(
                                "modem.script", new BufferedReader(new StringReader(SCRIPT)), 1),
                        Pacer.realTime())) {
            LinePorts ports = exchange.ports().get(0);
            TestSite site =
                    new TestSite(
                            Files.createDirectory(root.resolve("site")),
                            List.of(new TrunkLine(1, "v253", ports.control(), ports.voice())));
            reachByFlash(site.folder.guidance().resolve("plan.json"));
            site.start();
            try (site;
                    WireClient console = site.console()) {
                site.await(
                        "registered",
                        snapshot ->
                                snapshot.today().rang() == 1 && snapshot.today().inProgress() == 0);
                assertThat(console.connected()).isTrue();
            }
            try (IndexReader index = IndexReader.open(site.folder.index())) {
                assertThat(index.calls())
                        .extracting(IndexedCall::outcome)
                        .isEqualTo(List.of(Optional.of(Outcome.TALKED_UNRECORDED)));
            }
            assertThat(exchange.awaitScript(30_000))
                    .as(
                            "the script's end; so far:%n%s",
                            Files.readString(diary.resolve("events.jsonl")))
                    .isTrue();
        }
        assertThat(Files.readAllLines(diary.resolve("events.jsonl")))
                .anyMatch(line -> line.contains("\"event\":\"transferred\""))
                .anyMatch(line -> line.contains("\"event\":\"staff-speaks\""));
    }

    /** The shipped plan is for a card in the line; a modem can only pass a caller on. */
    private static void reachByFlash(Path plan) throws Exception {
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replaceAll("\"way\"\\s*:\\s*\"(DIAL_IN|ATTENDANT)\"", "\"way\":\"FLASH\"")
                        .replaceAll("\"extension\"\\s*:\\s*\"\"", "\"extension\":\"200\"")
                        .replaceAll("\"recorded\"\\s*:\\s*true", "\"recorded\":false"));
    }
}
