package jp.denwaban.exchange;

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

    /** Real time, from the first step on. */
    static Pacer realTime() {
        return new RealTime();
    }
}
