package jp.denwaban.exchange;

import java.util.Optional;

/**
 * Decides when the next 10 ms of the exchange happen: in real time, or as fast as a test asks. The
 * exchange itself knows only steps, so that a day of calls can pass in minutes.
 */
@FunctionalInterface
public interface Pacer {

    /**
     * Waits until a step is due.
     *
     * @param step counts from 0
     * @return false when the exchange is to stop
     */
    boolean await(long step) throws InterruptedException;

    /**
     * The clock that the near ends of an exchange in process go by, where it is not the machine's.
     */
    default Optional<Lockstep> lockstep() {
        return Optional.empty();
    }

    /** Real time, from the first step on. */
    static Pacer realTime() {
        return new RealTime();
    }
}
