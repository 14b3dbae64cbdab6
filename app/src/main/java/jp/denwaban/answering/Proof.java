package jp.denwaban.answering;

import java.time.Duration;
import java.util.Optional;
import jp.denwaban.call.Call;
import jp.denwaban.call.Phase;

/**
 * Whether a line may tell its card that it is alive: only on fresh proof of what its phase is for,
 * never because time has passed. Owned by the line's thread.
 */
class Proof {
    /** Older proof is none. */
    static final Duration FRESH = Duration.ofMillis(1500);

    private long frameAtNanos;
    private long durableAtNanos;
    private long phaseAtNanos;
    private Optional<Phase> phase = Optional.empty();

    void frame(long atNanos) {
        frameAtNanos = Math.max(frameAtNanos, atNanos);
    }

    /** One more record of this call is on the disk. */
    void durable(long atNanos) {
        durableAtNanos = Math.max(durableAtNanos, atNanos);
    }

    /** The call went on to this phase; its own proof has 1.5 s to come. */
    void entered(Phase now, long atNanos) {
        if (phase.isEmpty() || phase.get() != now) {
            phase = Optional.of(now);
            phaseAtNanos = atNanos;
        }
    }

    /**
     * The truth of this moment.
     *
     * @param call empty for an idle line, whose owner asks this after its loop has answered
     */
    boolean alive(Optional<Call> call, long nowNanos) {
        if (call.isEmpty() || call.get().phase() == Phase.ENDED) {
            return true;
        }
        boolean onTime = nowNanos < call.get().deadline().nanos();
        boolean justEntered = fresh(phaseAtNanos, nowNanos);
        return switch (call.get().phase()) {
            case RINGING -> onTime;
            case GUIDING, CHOOSING, ROUTING ->
                    onTime && (fresh(frameAtNanos, nowNanos) || justEntered);
            case TALKING ->
                    justEntered
                            || fresh(
                                    call.get().recording() ? durableAtNanos : frameAtNanos,
                                    nowNanos);
            case SEALING, REGISTERING, ENDED -> justEntered;
        };
    }

    private static boolean fresh(long atNanos, long nowNanos) {
        return nowNanos - atNanos <= FRESH.toNanos();
    }
}
