package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What counts as late, by moments that are given. */
class PunctualityTest {
    private static final int FRAME = 20;

    private final Punctuality punctuality = new Punctuality();

    @Test
    void aFrameIsLateWhenItIsDoneMoreThanSixtyMillisecondsAfterItWasDue() {
        punctuality.begin();
        handled(0, 0);
        handled(FRAME, FRAME + 60);
        handled(2 * FRAME, 2 * FRAME + 61);

        assertThat(punctuality.sum()).isEqualTo(new Punctuality.Sum(3, 1, 61));
    }

    @Test
    void aFrameThatCameLateIsLateHoweverQuicklyItIsDone() {
        punctuality.begin();
        handled(0, 0);
        handled(FRAME + 100, FRAME + 100);

        assertThat(punctuality.sum().late()).isEqualTo(1);
    }

    @Test
    void framesThatNeverCameAreNotTakenForLateOnes() {
        punctuality.begin();
        handled(0, 0);
        punctuality.missing(10);
        handled(11 * FRAME, 11 * FRAME);

        assertThat(punctuality.sum().late()).isZero();
    }

    /** 200 ppm over an hour are 720 ms. */
    @Test
    void aCardWithASlowClockIsNotALateHouse() {
        punctuality.begin();
        for (int frame = 0; frame < 180_000; frame++) {
            long at = Math.round(frame * FRAME * 1.0002);
            handled(at, at);
        }

        assertThat(punctuality.sum().late()).isZero();
    }

    @Test
    void aNewCallIsANewStream() {
        punctuality.begin();
        handled(0, 0);
        punctuality.begin();
        handled(90_000, 90_000);

        assertThat(punctuality.sum()).isEqualTo(new Punctuality.Sum(2, 0, 0));
    }

    private void handled(long atMillis, long doneMillis) {
        punctuality.handled(
                TimeUnit.MILLISECONDS.toNanos(atMillis), TimeUnit.MILLISECONDS.toNanos(doneMillis));
    }
}
