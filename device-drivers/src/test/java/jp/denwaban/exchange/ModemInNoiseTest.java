package jp.denwaban.exchange;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import jp.denwaban.exchange.modem.ModemCharacter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A modem's port under noise: orders that move the line, streams, and bytes that are nothing. */
@Execution(ExecutionMode.CONCURRENT)
class ModemInNoiseTest {
    private static final String[] ORDERS = {
        "AT+FCLASS=8\r",
        "AT+VLS=1\r",
        "AT+VTX\r",
        "AT+VRX\r",
        "AT+VTR\r",
        "AT+VTS=[,,1],5,!\r",
        "ATA\r",
        "ATD1;\r",
        "ATH\r",
        "AT+VLS=4\r",
        "AT+VSM=129,8000\r",
        "A/",
        "ATZ\r",
        "\u0010\u0003",
        "\u0010!",
        "\u0010^",
        "\u0010\u0018",
        "\u0010\u0010",
        "\u0013",
        "\u0011"
    };

    private static final int ROUNDS = 600;

    @TempDir Path folder;

    @Test
    void itStandsAndObeysAfterwards() throws Exception {
        long seed = Long.getLong("noise.seed", System.nanoTime());
        System.out.println("noise seed " + seed);
        Random random = new Random(seed);
        try (ModemOnPty modem = new ModemOnPty(ModemCharacter.FULL, folder);
                CardTerminal terminal = modem.terminal()) {
            for (int n = 0; n < ROUNDS; n++) {
                byte[] noise = new byte[random.nextInt(40)];
                random.nextBytes(noise);
                terminal.type(ORDERS[random.nextInt(ORDERS.length)]);
                if (random.nextInt(4) == 0) {
                    terminal.type(new String(noise, StandardCharsets.ISO_8859_1));
                }
                if (n % 20 == 0) {
                    modem.order(random.nextBoolean() ? "attach" : "hang-up loop-break");
                }
                terminal.forget();
            }
            terminal.type("\u0010\u0011\u0011\u0010\u0018\u0010^\r\rATZ\r");
            terminal.until("OK\r\n");

            modem.untilAnswered("hook", "ok on-hook");
            // What the noise ordered is worked off in its own time; its results come before ours.
            await().atMost(10, SECONDS)
                    .untilAsserted(
                            () -> assertThat(terminal.order("AT+FCLASS?")).contains("\r\n0\r\n"));
        }
    }
}
