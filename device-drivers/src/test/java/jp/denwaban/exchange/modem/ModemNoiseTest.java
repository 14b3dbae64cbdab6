package jp.denwaban.exchange.modem;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** No line of any program may stop the exchange: whatever is typed is answered or refused. */
class ModemNoiseTest {
    /** Pieces of real lines, so that noise reaches every command. */
    private static final String[] PIECES = {
        "+V",
        "+VSM",
        "+VLS",
        "+VTS",
        "+VEM",
        "+VSD",
        "+VDR",
        "+FCLASS",
        "+GCI",
        "+IFC",
        "S",
        "S0",
        "S255",
        "&F",
        "&",
        "\\N",
        "%",
        "D",
        "I",
        "E",
        "=",
        "?",
        "=?",
        ",",
        ";",
        "(",
        "[",
        "{",
        "}",
        "]",
        "!",
        "\"",
        " ",
        "0",
        "8",
        "128",
        "8000",
        "99999999999999999999",
        "-1",
        "F",
        "FFFFFFFF"
    };

    private static final int LINES = 200_000;
    private static final int MOST_PIECES = 8;

    @Test
    void anyLineIsAnsweredOrRefused() {
        long seed = System.nanoTime();
        System.out.println("noise seed " + seed);
        Random random = new Random(seed);
        ModemState modem = new ModemState(ModemCharacter.FULL);
        assertThatCode(
                        () -> {
                            for (int n = 0; n < LINES; n++) {
                                String line = line(random);
                                for (AtCommand command : AtLine.read(line)) {
                                    modem.answer(command);
                                }
                                ToneText.read(line, 10);
                            }
                        })
                .doesNotThrowAnyException();
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder();
        for (int n = random.nextInt(MOST_PIECES); n >= 0; n--) {
            line.append(
                    random.nextInt(4) == 0
                            ? String.valueOf((char) (' ' + random.nextInt(95)))
                            : PIECES[random.nextInt(PIECES.length)]);
        }
        return line.toString();
    }
}
