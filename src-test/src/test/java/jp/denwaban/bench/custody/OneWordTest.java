package jp.denwaban.bench.custody;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The most dangerous rule of the clock, kept and taken out. */
class OneWordTest {
    private static final long SEED = 1;

    @Test
    void noSingleWordProvesMoreThanTheBoxMayBeOff() throws Exception {
        assertThat(new OneWord().violations(Keyed.make(), SEED)).isEmpty();
    }

    @Test
    void aWordThatIsOnlyHeldAgainstWhatTheBoxShowsIsCaught() throws Exception {
        assertThat(Mutants.ofTheClock(Keyed.make(), SEED))
                .hasSize(2)
                .allSatisfy(mutant -> assertThat(mutant.caught()).as(mutant.what()).isTrue());
    }
}
