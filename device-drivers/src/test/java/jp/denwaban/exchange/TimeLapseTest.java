package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.ScriptReader;
import org.junit.jupiter.api.Test;

/** Time is an argument: minutes at the exchange pass in a moment, and pass the same way twice. */
class TimeLapseTest {
    private static final int LINES = 64;

    private static String twoMinutesOfBypass() throws Exception {
        StringBuilder text = new StringBuilder("exchange seed=11\n");
        text.append("attendant answers after=4s says=attendant.wav\n");
        for (int line = 1; line <= LINES; line++) {
            for (int call = 0; call < 3; call++) {
                text.append("call line=")
                        .append(line)
                        .append(" at=0s~500s withheld : wait for staff, say caller-noise.wav\n");
            }
        }
        ExchangeScript script =
                ScriptReader.read("lapse", new StringReader(text.toString()), LINES);
        Lapse time = new Lapse();
        try (VirtualExchange exchange =
                VirtualExchange.inProcess(
                        ExchangeSettings.of(CardModel.INLINE, LINES), script, time)) {
            time.pass(Duration.ofMinutes(2));
            return exchange.summaryJson();
        }
    }

    @Test
    void theSameSeedMakesTheSameCallsToTheMillisecond() throws Exception {
        String first = twoMinutesOfBypass();

        assertThat(first).contains("\"answeredBy\":\"attendant\"");
        assertThat(twoMinutesOfBypass()).isEqualTo(first);
    }
}
