package jp.denwaban.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One kill at work and one in a start; {@code bench custody --part kill} has 2,500. */
class KillTest {
    private static final int MOST_KILLS = 20;

    @TempDir Path root;

    @Test
    void whatWasAcknowledgedOutlivesAKill() throws Exception {
        long seed = new Random().nextInt(1_000_000);
        System.out.println("kill: seed " + seed);
        try (Office office = Office.make(root)) {
            KillLaboratory laboratory = new KillLaboratory(office, Child.plain(), seed, "none");

            laboratory.kill(true);

            assertThat(laboratory.violations()).isEmpty();
            assertThat(laboratory.damaged()).isZero();
        }
    }

    /** It writes 40 ms after it said that it had: nearly every kill shows it. */
    @Test
    void anAcknowledgementBeforeTheWriteIsNoticed() throws Exception {
        try (Office office = Office.make(root)) {
            KillLaboratory laboratory = new KillLaboratory(office, Child.plain(), 1, "hasty");

            for (int kill = 0; kill < MOST_KILLS && laboratory.violations().isEmpty(); kill++) {
                laboratory.kill(false);
            }

            assertThat(laboratory.violations()).isNotEmpty();
        }
    }
}
