package jp.denwaban.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.denwaban.leak.Needle.Kind;
import jp.denwaban.vault.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One session at a real console beside a real answering process, without calls: what {@code bench
 * custody --part memory} does with them five times. Takes about half a minute.
 */
class AfterSignOutTest {
    private static final long SEED = System.nanoTime();

    @TempDir Path folder;

    @Test
    void nothingOfAPersonStaysInAnyProcess() throws Exception {
        System.out.println("AfterSignOutTest seed " + SEED);
        try (Household household = Household.quiet(folder, SEED)) {
            long answering = household.answer();
            AfterSignOut look = new AfterSignOut(household, answering);

            AfterSignOut.Session session = look.session(new UserId("tanto"), household.console());

            assertThat(session.violations()).as("seed %d", SEED).isEmpty();
            assertThat(session.during()).contains(Kind.PRIVATE_KEY, Kind.EPOCH_KEY);
        }
    }
}
