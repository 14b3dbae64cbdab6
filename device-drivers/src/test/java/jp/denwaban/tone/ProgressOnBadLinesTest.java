package jp.denwaban.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.denwaban.tone.ProgressHeard.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every sound of the network over every kind of bad line: exactly what it means is heard, nothing
 * else, no voice among it.
 *
 * <p>Imitated: an exchange anywhere in its tolerances; noise of the whole 4 kHz, hum, direct
 * current, drop-outs, overload, echoes of the hybrid and of a satellite, gain that jumps, and the
 * three codings of a telephone network as sox does them. Each sound differs in frequency, level,
 * lengths and swing at once.
 *
 * <p>Not shown: impulses of an old exchange, a mobile's codec losing frames, two lines' crosstalk,
 * and whatever a particular PBX does with its 400 Hz. Overload flattens a swing until it is none,
 * so a burst cut short is asked of it only elsewhere, and it mixes an added 15 Hz with the tone.
 */
class ProgressOnBadLinesTest {
    private static final long SEED = 20261124;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(BadLine.class)
    void everySoundIsHeardForWhatItIs(BadLine line) {
        System.out.println("seed " + SEED);
        for (NetworkSound sound : NetworkSound.values()) {
            Random random = new Random(SEED + 1000L * line.ordinal() + sound.ordinal());
            for (int round = 0; round < 8; round++) {
                if (line == BadLine.CLIPPED_BY_12_DB && isLostInOverload(sound)) {
                    continue;
                }
                double levelDbm0 = -40 + 37 * random.nextDouble();
                short[] leg = leg(sound, line, levelDbm0, random);

                assertThat(kinds(leg))
                        .as("%s, round %d, %.0f dBm0", sound, round, levelDbm0)
                        .isEqualTo(sound.meaning());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ul", "al", "gsm"})
    void andThroughEveryCoding(String coding) throws Exception {
        System.out.println("seed " + SEED);
        Sox sox = new Sox(folder);
        for (NetworkSound sound : NetworkSound.values()) {
            Random random = new Random(SEED + coding.hashCode() + sound.ordinal());
            for (int round = 0; round < 2; round++) {
                // GSM carries nothing below −35 dBm0 unharmed.
                double levelDbm0 = -33 + 30 * random.nextDouble();
                short[] leg = leg(sound, BadLine.CLEAN, levelDbm0, random);

                assertThat(kinds(sox.coded(leg, coding)))
                        .as("%s, round %d, %.0f dBm0", sound, round, levelDbm0)
                        .isEqualTo(sound.meaning());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40, -3})
    void theEndsOfTheLevelAreHeardToo(double levelDbm0) {
        for (NetworkSound sound : NetworkSound.values()) {
            short[] leg = leg(sound, BadLine.CLEAN, levelDbm0, new Random(SEED));

            assertThat(kinds(leg)).as("%s", sound).isEqualTo(sound.meaning());
        }
    }

    @Test
    void crosstalkIsNotHeard() {
        for (NetworkSound sound : NetworkSound.values()) {
            assertThat(kinds(leg(sound, BadLine.CLEAN, -55, new Random(SEED)))).isEmpty();
        }
    }

    private static boolean isLostInOverload(NetworkSound sound) {
        return switch (sound) {
            case RING_BACK_CUT_SHORT,
                    RING_BACK_WITH_15_HZ,
                    CALL_WAITING,
                    CALL_WAITING_UNMODULATED ->
                    true;
            default -> false;
        };
    }

    private static short[] leg(NetworkSound sound, BadLine line, double levelDbm0, Random random) {
        double[] samples = sound.draw(random);
        line.harm(samples, random);
        double amplitude = NetworkSound.FULL * Math.pow(10, levelDbm0 / 20);
        short[] leg = new short[samples.length];
        for (int i = 0; i < leg.length; i++) {
            long value = Math.round(amplitude * samples[i]);
            leg[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
        }
        return leg;
    }

    private static List<Kind> kinds(short[] leg) {
        List<Kind> heard = new ArrayList<>();
        new ProgressDetector(progress -> heard.add(progress.kind())).accept(leg);
        return heard;
    }
}
