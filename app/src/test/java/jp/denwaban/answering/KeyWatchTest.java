package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A generation of which nobody spoke is looked for every minute, until the process ends. */
class KeyWatchTest {
    private final List<Long> rests = new CopyOnWriteArrayList<>();
    private final Semaphore minutes = new Semaphore(0);
    private final CountDownLatch looks = new CountDownLatch(3);

    /** A minute is over when the test says so. */
    private void rest(long nanos) {
        rests.add(nanos);
        minutes.acquireUninterruptibly();
    }

    @Test
    void itLooksOnceAMinuteUntilItIsClosed() throws Exception {
        KeyWatch watch = KeyWatch.start(looks::countDown, this::rest);
        minutes.release(2);
        assertThat(looks.getCount()).isGreaterThan(0);
        minutes.release();
        assertThat(looks.await(5, TimeUnit.SECONDS)).isTrue();

        minutes.release(1);
        watch.close();

        assertThat(rests).hasSizeGreaterThan(2).containsOnly(TimeUnit.SECONDS.toNanos(60));
    }
}
