package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.card.Fault;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent.CallerIdReceived;
import jp.denwaban.line.LineEvent.PortLost;
import jp.denwaban.line.LineException;
import jp.denwaban.line.Recorded;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The power of an idle card fails for a moment: its port stays, and all it was told has gone. */
@Execution(ExecutionMode.CONCURRENT)
class ShortPowerCutTest {
    private static final CallerId NUMBER = new CallerId.Number("0112510110");

    /** Shorter than the deadline of any command. */
    private static final Duration MOMENT = Duration.ofMillis(300);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void theLineIsLostAndOpenedAnewItTakesNumbersAgain(CardModel model) throws Exception {
        VirtualExchange played =
                VirtualExchange.onPtys(
                        ExchangeSettings.of(model, 1), CommandedExchange.quiet(), Pacer.realTime());
        Recorded before = new Recorded();
        Recorded after = new Recorded();
        try (CommandedExchange exchange = new CommandedExchange(played, own -> line(own, model));
                Line first = exchange.line()) {
            first.open(before);
            played.order(
                    () -> played.rig(CommandedExchange.ONE).card().suffer(Fault.POWER_CUT, MOMENT));
            until(first, () -> assertThat(before.events(PortLost.class)).hasSize(1));

            first.close(); // as whoever owns a lost line does before he opens it anew
            try (Line second = openedAnew(played, model, after)) {
                second.leaveBypass();
                exchange.ring(NUMBER);
                until(second, () -> assertThat(after.events(CallerIdReceived.class)).isNotEmpty());
                assertThat(after.events(CallerIdReceived.class))
                        .extracting(CallerIdReceived::callerId)
                        .containsExactly(NUMBER);
                assertThat(after.events(PortLost.class)).isEmpty();
            }
        }
    }

    /** Tried again while the lost line's threads still let its ports go. */
    private Line openedAnew(VirtualExchange played, CardModel model, Recorded after) {
        return await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(5))
                .until(() -> opened(line(played, model), after), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<Line> opened(Line line, Recorded after) throws LineException {
        try {
            line.open(after);
            return Optional.of(line);
        } catch (LineException e) {
            line.close();
            if (e.kind() == LineException.Kind.PORT_TAKEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Line line(VirtualExchange exchange, CardModel model) {
        try {
            LinePorts ports = exchange.ports().get(0);
            return new SerialLine(
                    CommandedExchange.ONE,
                    CardProfileFile.shipped(model.profile()),
                    new SerialPorts(ports.control(), ports.voice(), folder));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void until(Line line, ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(12))
                .untilAsserted(
                        () -> {
                            feed(line);
                            assertion.run();
                        });
    }

    /** A card without a watchdog has no word for it; a line that is lost is the test's matter. */
    private static void feed(Line line) {
        try {
            line.feedWatchdog();
        } catch (LineException e) {
            assertThat(e.kind()).isIn(LineException.Kind.UNSUPPORTED, LineException.Kind.PORT_LOST);
        }
    }
}
