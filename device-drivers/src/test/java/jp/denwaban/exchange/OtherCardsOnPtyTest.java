package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent.AudioLost;
import jp.denwaban.line.LineEvent.CallerIdReceived;
import jp.denwaban.line.LineEvent.CarRang;
import jp.denwaban.line.LineEvent.LoopBroken;
import jp.denwaban.line.LineEvent.PortLost;
import jp.denwaban.line.LineEvent.Ringing;
import jp.denwaban.line.Recorded;
import jp.denwaban.line.Route;
import jp.denwaban.line.Route.Way;
import jp.denwaban.line.Sine;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Cards that are not the reference card: a V.253 modem, and a port too slow for its audio. */
@Execution(ExecutionMode.CONCURRENT)
class OtherCardsOnPtyTest {
    private static final CallerId NUMBER = new CallerId.Number("0112510110");

    @TempDir Path locks;
    private final Recorded heard = new Recorded();
    private CommandedExchange exchange;

    @AfterEach
    void close() {
        exchange.line().close();
        exchange.close();
    }

    @Test
    void aModemTakesACallInBand() throws Exception {
        Line line = open(ExchangeSettings.of(CardModel.V253, 1));
        exchange.ring(NUMBER);
        until(() -> assertThat(heard.events(CallerIdReceived.class)).hasSize(1));
        assertThat(heard.events(CarRang.class)).hasSize(1);
        assertThat(heard.events(Ringing.class)).isEmpty(); // the bell itself rings later
        until(() -> assertThat(heard.events(Ringing.class)).isNotEmpty());
        line.answer();
        exchange.callerSpeaks(Sine.of(1000, 500));

        until(() -> assertThat(Sine.strongest(heard.caller(), 1000)).isGreaterThan(4000));
        assertThat(heard.staff()).containsOnly((short) 0);
        exchange.callerHangsUp();
        until(() -> assertThat(heard.events(LoopBroken.class)).isNotEmpty());
        line.hangUp();
        assertThat(heard.events(PortLost.class)).isEmpty();
        assertThat(heard.events(AudioLost.class)).isEmpty();
    }

    @Test
    void aModemHandsACallOverByAFlashAndGoesOnHearing() throws Exception {
        Line line = open(ExchangeSettings.of(CardModel.V253, 1));
        exchange.ring(NUMBER);
        until(() -> assertThat(heard.events(CallerIdReceived.class)).hasSize(1));
        line.answer();
        line.routeTo(new Route(Way.FLASH, "231"));
        int frames = heard.frames();

        until(() -> assertThat(heard.frames()).isGreaterThan(frames + 10));
        line.hangUp();
    }

    @Test
    void aPortTooSlowForBothLegsLosesAudioAndSaysSo() throws Exception {
        Line line = open(ExchangeSettings.of(CardModel.INLINE, 1).atVoiceBaud(115_200));
        exchange.ring(NUMBER);
        until(() -> assertThat(heard.events(CallerIdReceived.class)).hasSize(1));
        line.feedWatchdog();
        line.answer();

        until(() -> assertThat(heard.events(AudioLost.class)).isNotEmpty());
        assertThat(heard.events(AudioLost.class)).hasSizeLessThan(10);
    }

    private Line open(ExchangeSettings settings) throws Exception {
        CardProfile profile = CardProfileFile.shipped(settings.card().profile());
        VirtualExchange played =
                VirtualExchange.onPtys(settings, CommandedExchange.quiet(), Pacer.realTime());
        LinePorts ports = played.ports().get(0);
        SerialPorts serial = new SerialPorts(ports.control(), ports.voice(), locks);
        exchange =
                new CommandedExchange(
                        played, own -> new SerialLine(CommandedExchange.ONE, profile, serial));
        exchange.line().open(heard);
        return exchange.line();
    }

    private static void until(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(assertion);
    }
}
