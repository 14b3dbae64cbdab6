package jp.denwaban.scenario.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import jp.denwaban.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 4: a day of 400 calls in time lapse, with faults sprinkled in. About a minute. */
class DayOfCallsTest {
    private static final long SEED = 20261124;

    @TempDir Path folder;

    @Test
    void whateverRangIsRegisteredAndWhateverWasRecordedIsIntact() throws Exception {
        System.out.println("day of seed " + SEED);
        Day day = Day.ordinary(folder, SEED, false);
        long from = System.nanoTime();
        Day.Ended ended = day.live();
        System.out.printf(
                "%s of calls in %.1f s: %s%n",
                ended.took(), (System.nanoTime() - from) / 1e9, ended.calls());
        System.out.println(day.said());

        assertThat(ended.thrown()).isEmpty();
        assertThat(ended.broken()).isEmpty();
        assertThat(ended.calls().problems()).isEmpty();
        assertThat(ended.inBypass()).isEmpty();
        int registered = ended.calls().numbers().size();
        assertThat(ended.calls().numbers())
                .isEqualTo(LongStream.rangeClosed(1, registered).boxed().toList());
        assertThat(registered)
                .isEqualTo(ended.calls().rang() - ended.calls().unheard() + ended.calls().twice());
        assertThat(ended.calls().genuine()).isEqualTo(registered);
        assertThat(Main.run("verify", "--data", day.site().root().toString())).isZero();
    }
}
