package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.time.Duration;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ScriptReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The voice port at its real speed: fast enough it loses nothing, too slow it says so. */
@Execution(ExecutionMode.CONCURRENT)
class VoicePaceTest {

    private static String fiveSecondsAt(int voiceBaud) throws Exception {
        ExchangeSettings settings =
                ExchangeSettings.of(CardModel.INLINE, 1).waitingForService().atVoiceBaud(voiceBaud);
        try (VirtualExchange exchange =
                        VirtualExchange.onPtys(
                                settings,
                                ScriptReader.read(
                                        "test",
                                        new StringReader(
                                                "call line=1 at=0s withheld : wait 5s, hang-up"),
                                        1),
                                Pacer.realTime());
                CardTerminal card = new CardTerminal(exchange.ports().get(0).control(), 115_200);
                CardTerminal voice =
                        new CardTerminal(
                                exchange.ports().get(0).voice().orElseThrow(), voiceBaud)) {
            card.order("AT+FCLASS=8");
            card.order("AT#SERVE");
            card.until("\u0010R");
            card.order("AT+VLS=1");
            voice.type("AT+VTR\r");
            voice.until("CONNECT\r\n");
            voice.forget();
            long from = System.nanoTime();
            await().pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(
                            () -> {
                                if ((System.nanoTime() - from) / 1_000_000_000L % 2 == 1) {
                                    card.type("AT#FEED\r");
                                }
                                voice.heard();
                                return System.nanoTime() - from > 5_000_000_000L;
                            });
            return voice.heard();
        }
    }

    @Test
    void bothLegsFitThroughTheProfilesOwnSpeed() throws Exception {
        String heard = fiveSecondsAt(460_800);

        // Two legs of 8000 octets a second; a shielded 0x10 counts twice and hardly ever comes.
        assertThat(heard.length()).isBetween(78_000, 84_000);
        assertThat(heard.contains("\u0010o")).isFalse();
    }

    @Test
    void aMarkOnceASecondKeepsTheLegsApart() throws Exception {
        String heard = fiveSecondsAt(460_800);

        assertThat(heard.split("\u0010T", -1)).as("marks of 5 s").hasSizeBetween(5, 7);
    }

    @Test
    void aPortTooSlowForItsAudioLosesBytesAndTells() throws Exception {
        String heard = fiveSecondsAt(115_200);

        assertThat(heard.length()).isBetween(56_000, 59_000);
        assertThat(heard.contains("\u0010o")).isTrue();
    }
}
