package jp.denwaban.bench.custody;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The mutants of {@code bench custody --part time}, each of the product's own source. */
class TimePartTest {
    private static final long SEED = 20261124;
    private static Keyed keyed;

    @BeforeAll
    static void oneOrganisation() throws Exception {
        keyed = Keyed.make();
    }

    @Test
    void theProductAsItIsErasesNothingEarlyAndNothingLate() {
        assertThat(new MonthTrial().violations(keyed, SEED)).isEmpty();
    }

    @Test
    void theDayACallBeganWouldEraseTooEarly() throws Exception {
        assertThat(MonthMutants.startDay(keyed, SEED).caught()).isTrue();
    }

    @Test
    void aThreadThatLooksTooRarelyWouldEraseTooLate() throws Exception {
        assertThat(MonthMutants.rareLook(keyed, SEED).caught()).isTrue();
    }
}
