package jp.denwaban.exchange.control;

import jp.denwaban.exchange.network.Caller;

/** One line of the exchange, from the caller's side. Used on the pacing thread only. */
public interface FarEnd {

    /** Calls the line; false when it is engaged. */
    boolean ring(Caller caller);

    /** Whether the card has closed the loop of its trunk. */
    boolean offHook();

    /** Where the PC plugs in: {@code /dev/pts/7}, both ports with a blank between if it has two. */
    String ports();
}
