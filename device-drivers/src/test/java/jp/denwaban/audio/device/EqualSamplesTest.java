package jp.denwaban.audio.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A device that has died behind its driver says one number for ever. */
class EqualSamplesTest {
    private final EqualSamples equal = new EqualSamples(2);

    @Test
    void theTimeCountsFromTheLastChangeOfAnyChannel() {
        equal.accept(new short[] {5, -3, 5, -3}, 4, 1_000);
        equal.accept(new short[] {5, -3, 5, -3}, 4, 2_000);
        assertThat(equal.lastingNanos(3_000)).isEqualTo(2_000);
        assertThat(equal.varied()).isFalse();

        equal.accept(new short[] {5, -3, 5, -2}, 4, 4_000);
        assertThat(equal.lastingNanos(4_500)).isEqualTo(500);
        assertThat(equal.varied()).isTrue();
    }

    @Test
    void beforeTheFirstSampleNothingLasts() {
        assertThat(equal.lastingNanos(9_000)).isZero();
    }
}
