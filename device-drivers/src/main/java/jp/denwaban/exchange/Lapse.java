package jp.denwaban.exchange;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import jp.denwaban.exchange.sound.Sound;

/**
 * Time that passes only when somebody says so, as fast as the machine can play it. Whoever answers
 * the calls must keep step: a card driver in real time cannot.
 */
public final class Lapse implements Pacer {
    private final Semaphore due = new Semaphore(0);
    private final Semaphore played = new Semaphore(0);

    @Override
    public boolean await(long step) throws InterruptedException {
        if (step > 0) {
            played.release();
        }
        due.acquire();
        return true;
    }

    /** Lets time pass, and returns when it has. */
    public void pass(Duration duration) throws InterruptedException {
        int steps = Math.toIntExact(duration.toMillis() / Sound.STEP_MILLIS);
        due.release(steps);
        played.acquire(steps);
    }
}
