package jp.denwaban.answering;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Tick;
import jp.denwaban.tone.ProgressDetector;

/**
 * Notices when both sides of a conversation have been silent for long, and when they no more are.
 */
final class SilenceWatch {
    private boolean silent;

    /**
     * Looks once.
     *
     * @param caller how long the caller's leg has been silent until now
     * @param staff likewise the other
     */
    Optional<Function<Tick, CallEvent>> look(Duration caller, Duration staff) {
        Duration both = caller.compareTo(staff) < 0 ? caller : staff;
        boolean now = both.compareTo(ProgressDetector.LONG_SILENCE) >= 0;
        if (now == silent) {
            return Optional.empty();
        }
        silent = now;
        return Optional.of(now ? CallEvent.BothSilent::new : CallEvent.SoundReturned::new);
    }
}
