package jp.denwaban.exchange.script;

import java.time.Duration;
import java.util.Optional;
import jp.denwaban.exchange.sound.Clip;

/**
 * What the person at an extension or at the switchboard does when the bell rings.
 *
 * @param answersAfter from the first ring
 * @param speaksAfter from lifting the handset to the first word
 * @param oneCall one telephone: while it rings or is talked to, another call meets busy
 * @param hangsUpAfter from lifting the handset; empty: stays until the caller has gone
 */
public record StaffPlan(
        Behaviour behaviour,
        Duration answersAfter,
        Duration speaksAfter,
        Optional<Clip> says,
        Optional<Duration> hangsUpAfter,
        boolean oneCall) {

    public static final StaffPlan BUSY = silent(Behaviour.BUSY);
    public static final StaffPlan NEVER = silent(Behaviour.NEVER_ANSWERS);

    private static StaffPlan silent(Behaviour behaviour) {
        return new StaffPlan(
                behaviour, Duration.ZERO, Duration.ZERO, Optional.empty(), Optional.empty(), false);
    }

    /** How a telephone responds to a call. */
    public enum Behaviour {
        ANSWERS,
        BUSY,
        NEVER_ANSWERS
    }
}
