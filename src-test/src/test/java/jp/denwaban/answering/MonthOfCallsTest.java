package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.denwaban.answering.MonthOfCalls.Flaw;
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
        Result result = live(Flaw.NONE);
        assertThat(result.early()).isZero();
        assertThat(result.late()).isZero();
        assertThat(result.reports()).isEqualTo(DAYS);
        assertThat(result.overMidnight()).isEqualTo(DAYS);
        assertThat(result.erased()).isPositive();
    }

    @Test
    void theDayACallBeganWouldEraseTooEarly() throws Exception {
        assertThat(live(Flaw.START_DAY_USED).early()).isPositive();
    }

    @Test
    void aRoundAtNoonWouldEraseTooLate() throws Exception {
        assertThat(live(Flaw.NOON_ROUND).late()).isPositive();
    }

    private Result live(Flaw flaw) throws Exception {
        return new MonthOfCalls(DAYS, CALLS, SEED, flaw, line -> {}).live(folder);
    }
}
