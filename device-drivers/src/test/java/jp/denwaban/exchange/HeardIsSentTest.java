package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.audio.WavFile;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent.CallerIdReceived;
import jp.denwaban.line.Recorded;
import jp.denwaban.line.Route;
import jp.denwaban.line.Route.Way;
import jp.denwaban.line.Sine;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole way of the audio: what the exchange says it sent is what the listener gets. */
@Execution(ExecutionMode.CONCURRENT)
class HeardIsSentTest {
    @TempDir Path folder;

    @Test
    void bothLegsArriveSampleForSampleFromTheFirstOne() throws Exception {
        CardProfile profile = CardProfileFile.shipped("inline");
        VirtualExchange played =
                VirtualExchange.onPtys(
                        ExchangeSettings.of(CardModel.INLINE, 1).writingInto(folder),
                        CommandedExchange.quiet(),
                        Pacer.realTime());
        LinePorts ports = played.ports().get(0);
        SerialPorts serial = new SerialPorts(ports.control(), ports.voice(), folder);
        Recorded heard = new Recorded();
        try (CommandedExchange exchange =
                new CommandedExchange(
                        played, own -> new SerialLine(CommandedExchange.ONE, profile, serial))) {
            talk(exchange, heard);
        }

        assertLeg("caller", heard.caller());
        assertLeg("staff", heard.staff());
    }

    private static void talk(CommandedExchange exchange, Recorded heard) throws Exception {
        Line line = exchange.line();
        line.open(heard);
        exchange.ring(new CallerId.Number("0112510110"));
        until(() -> assertThat(heard.events(CallerIdReceived.class)).hasSize(1));
        line.feedWatchdog();
        line.answer();
        exchange.callerSpeaks(Sine.of(997, 1500)); // no whole periods: every sample differs
        line.routeTo(new Route(Way.DIAL_IN, "231"));
        line.feedWatchdog();
        exchange.stationAnswers(Sine.of(613, 1500));
        line.bridge();
        int bridged = heard.frames();
        until(() -> assertThat(heard.frames()).isGreaterThan(bridged + 75));
        line.hangUp();
        line.close();
    }

    private void assertLeg(String leg, short[] heard) throws Exception {
        short[] sent = WavFile.read(folder.resolve("call-001-" + leg + ".wav")).samples();
        for (int i = 0; i < sent.length; i++) {
            sent[i] = MuLaw.decode(MuLaw.encode(sent[i]));
        }
        assertThat(Sine.strongest(heard, leg.equals("caller") ? 997 : 613)).isGreaterThan(4000);
        assertThat(heard.length).isBetween(sent.length - 4000, sent.length + 160);
        int common = Math.min(heard.length, sent.length);
        assertThat(Arrays.copyOf(heard, common)).isEqualTo(Arrays.copyOf(sent, common));
    }

    private static void until(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(assertion);
    }
}
