package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent.CallerIdReceived;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.Recorded;
import jp.denwaban.line.Route;
import jp.denwaban.line.Route.Way;
import jp.denwaban.line.Sine;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import jp.denwaban.tone.ProgressDetector;
import jp.denwaban.tone.ProgressHeard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A V.253 modem instead of the reference card: one port, one mixed leg, profile {@code v253}. */
@Execution(ExecutionMode.CONCURRENT)
class ModemCardTest {
    @TempDir Path folder;

    private final Recorded heard = new Recorded();

    private static VirtualExchange exchange(String... lines) throws Exception {
        return VirtualExchange.onPtys(
                ExchangeSettings.of(CardModel.V253, 1),
                ScriptReader.read("test", new StringReader(String.join("\n", lines)), 1),
                Pacer.realTime());
    }

    private Line line(VirtualExchange exchange) throws Exception {
        return new SerialLine(
                new LineNumber(1),
                CardProfileFile.shipped("v253"),
                new SerialPorts(exchange.ports().get(0).control(), Optional.empty(), folder));
    }

    private void untilNumber(CallerId callerId) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(heard.events(CallerIdReceived.class))
                                        .extracting(CallerIdReceived::callerId)
                                        .containsExactly(callerId));
    }

    @Test
    void aCallIsAnsweredHeardOnOneLegAndHungUp() throws Exception {
        try (VirtualExchange exchange =
                        exchange(
                                "call line=1 at=2s payphone : wait 500ms, press 5, wait for release");
                Line line = line(exchange)) {
            line.open(heard);
            untilNumber(CallerId.Absent.PAYPHONE);
            line.answer();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> Sine.strongest(heard.caller(), 770) > 1000);
            line.hangUp();
            assertThat(exchange.awaitScript(5000)).isTrue();
            assertThat(exchange.summaryJson()).contains("\"ended\":\"released\"");
        }
    }

    @Test
    void aFlashTransferGoesOnWithoutUs() throws Exception {
        try (VirtualExchange exchange =
                        exchange(
                                "extension 231 answers after=1s says=staff-koutsuu.wav hangs-up=3s",
                                "call line=1 at=2s number=0112510110 : wait for release");
                Line line = line(exchange)) {
            line.open(heard);
            untilNumber(new CallerId.Number("0112510110"));
            line.answer();
            line.routeTo(new Route(Way.FLASH, "231"));
            line.hangUp();
            assertThat(exchange.awaitScript(12_000)).isTrue();
            assertThat(exchange.summaryJson())
                    .contains("\"answeredBy\":\"231\",\"ended\":\"staff-hung-up\"");
        }
    }

    @Test
    void aFlashHoldsTheCallerAndAnotherBringsHimBack() throws Exception {
        try (VirtualExchange exchange =
                        exchange(
                                "extension 231 busy",
                                "call line=1 at=2s payphone : wait 9s, press 5, wait for release");
                Line line = line(exchange)) {
            line.open(heard);
            untilNumber(CallerId.Absent.PAYPHONE);
            line.answer();
            assertThat(line.seize(new Route(Way.FLASH, "231"))).isTrue();
            List<ProgressHeard.Kind> tones = new ArrayList<>();
            untilHeard(tones, ProgressHeard.Kind.SECOND_DIAL_TONE);
            line.sendDigits(new Route(Way.FLASH, "231"));
            untilHeard(tones, ProgressHeard.Kind.BUSY);
            line.takeBack();
            await().atMost(Duration.ofSeconds(8))
                    .until(() -> Sine.strongest(heard.caller(), 770) > 1000);
            line.hangUp();
            assertThat(exchange.awaitScript(5000)).isTrue();
            assertThat(exchange.summaryJson()).contains("\"ended\":\"released\"");
        }
    }

    private void untilHeard(List<ProgressHeard.Kind> tones, ProgressHeard.Kind kind) {
        await().atMost(Duration.ofSeconds(8))
                .until(
                        () -> {
                            tones.clear();
                            new ProgressDetector(tone -> tones.add(tone.kind()))
                                    .accept(heard.caller());
                            return tones.contains(kind);
                        });
    }

    @Test
    void theTelephoneBesideTheModemTakesWhatNobodyAnswers() throws Exception {
        try (VirtualExchange exchange =
                exchange(
                        "attendant answers after=1s hangs-up=1s",
                        "call line=1 at=0s withheld : wait for release")) {
            assertThat(exchange.awaitScript(18_000)).isTrue();
            assertThat(exchange.summaryJson()).contains("\"answeredBy\":\"attendant\"");
        }
    }

    @Test
    void itCanNeitherBridgeNorCallTheAttendant() throws Exception {
        try (VirtualExchange exchange = exchange();
                Line line = line(exchange)) {
            line.open(heard);
            for (Order order : List.<Order>of(line::bridge, line::releaseStation)) {
                assertThat(refused(order)).isEqualTo(LineException.Kind.UNSUPPORTED);
            }
        }
    }

    private interface Order {
        void give() throws LineException;
    }

    private static LineException.Kind refused(Order order) {
        try {
            order.give();
            throw new AssertionError("was not refused");
        } catch (LineException expected) {
            return expected.kind();
        }
    }
}
