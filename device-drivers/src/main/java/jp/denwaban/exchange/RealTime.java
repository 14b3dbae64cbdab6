package jp.denwaban.exchange;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.denwaban.exchange.sound.Sound;

/**
 * Paces the exchange by the machine's monotonic clock. A late thread catches up step by step, so no
 * audio is lost by it; after a longer pause (a suspended machine) time goes on from now.
 */
final class RealTime implements Pacer {
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(Sound.STEP_MILLIS);

    /** Half a second is what the card's buffers hold; what is later than that is lost anyway. */
    private static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private long zeroNanos;

    @Override
    public boolean await(long step) throws InterruptedException {
        long now = System.nanoTime();
        if (step == 0 || now - due(step) > LATEST_NANOS) {
            zeroNanos = now - step * STEP_NANOS;
        }
        for (long left = due(step) - now; left > 0; left = due(step) - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("the exchange is stopping");
            }
        }
        return true;
    }

    private long due(long step) {
        return zeroNanos + step * STEP_NANOS;
    }
}
