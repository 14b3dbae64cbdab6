package jp.denwaban.line.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What counts as lost audio, on a clock of our own. */
class MissingAudioTest {
    private static final long MILLISECOND = 1_000_000L;

    private final MissingAudio missing = new MissingAudio();
    private long now = 7_000_000_000L;
    private int told;

    MissingAudioTest() {
        missing.start(now);
    }

    @Test
    void audioInTimeIsNotMissing() {
        hear(60_000, 20.0);
        assertThat(told).isZero();
    }

    @Test
    void audioThatComesLateIsNotMissing() {
        hear(3000, 20.0);
        pass(700);
        for (int i = 0; i < 35; i++) {
            missing.heardFrame();
        }
        hear(3000, 20.0);
        assertThat(told).isZero();
    }

    @Test
    void audioThatNeverComesIsToldToTheFrame() {
        hear(3000, 20.0);
        pass(500);
        hear(5000, 20.0);
        assertThat(told).isEqualTo(25);
    }

    @Test
    void aPortTooSlowIsToldAgainAndAgain() {
        hear(10_000, 20.0 / 0.72); // 11,520 of 16,000 bytes a second
        assertThat(told).isBetween(110, 140);
    }

    @Test
    void twoCrystalsMayDisagreeAllDay() {
        hear(8 * 3_600_000, 20.0 * (1 + 100e-6));
        assertThat(told).isZero();
    }

    @Test
    void aCardThatRunsFastHidesNothing() {
        hear(3_600_000, 20.0 * (1 - 100e-6));
        pass(1000);
        hear(5000, 20.0);
        assertThat(told).isBetween(49, 51);
    }

    @Test
    void whatTheCardAdmitsCountsHoweverSmall() {
        missing.overrun();
        hear(5000, 20.0);
        assertThat(told).isEqualTo(1);
    }

    private void hear(long millis, double frameMillis) {
        long end = now + millis * MILLISECOND;
        long start = now;
        for (long frame = 1; ; frame++) {
            long at = start + (long) (frame * frameMillis * MILLISECOND);
            if (at > end) {
                return;
            }
            now = at;
            missing.heardFrame();
            told += missing.lookedAt(now);
        }
    }

    private void pass(long millis) {
        for (long passed = 0; passed < millis; passed += 20) {
            now += 20 * MILLISECOND;
            told += missing.lookedAt(now);
        }
    }
}
