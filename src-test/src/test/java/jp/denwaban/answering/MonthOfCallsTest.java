package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.denwaban.answering.MonthOfCalls.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick share of {@code bench custody --part time}: 17 days of three calls. */
class MonthOfCallsTest {
    private static final int DAYS = 17;
    private static final int CALLS = 3;
    private static final long SEED = 20261124;

    @TempDir Path folder;

    @Test
    void everyRecordIsKeptThroughItsLastDayAndGoneOnTheNext() throws Exception {
        Result result = new MonthOfCalls(DAYS, CALLS, SEED, line -> {}).live(folder);
        assertThat(result.early()).isZero();
        assertThat(result.late()).isZero();
        assertThat(result.reports()).isEqualTo(DAYS);
        assertThat(result.overMidnight()).isEqualTo(DAYS);
        assertThat(result.erased()).isPositive();
    }
}
