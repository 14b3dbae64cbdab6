package jp.denwaban.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few kills of a sign-in; {@code bench custody --part kill} has some hundred. */
class GuessKillTest {
    private static final int KILLS = 4;

    @TempDir Path root;

    @Test
    void neitherAKillNorTheClockMakesGuessingCheaper() throws Exception {
        long seed = new Random().nextInt(1_000_000);
        System.out.println("guesses: seed " + seed);
        // Three seeds: the free guesses, the waits, the end.
        for (int n = 0; n < 3; n++) {
            GuessLaboratory laboratory =
                    new GuessLaboratory(root.resolve("site-" + n), Child.plain(), seed + n, "none");
            for (int kill = 0; kill < KILLS; kill++) {
                laboratory.kill();
            }
            assertThat(laboratory.violations()).isEmpty();
        }
    }

    @Test
    void aCounterInMemoryIsNoticed() throws Exception {
        GuessLaboratory laboratory =
                new GuessLaboratory(root, Child.plain(), 1, Guesser.COUNTER_IN_RAM);

        for (int kill = 0; kill < KILLS && laboratory.violations().isEmpty(); kill++) {
            laboratory.kill();
        }

        assertThat(laboratory.violations()).isNotEmpty();
    }
}
