package jp.denwaban.exchange.control;

import java.util.function.Function;

/** The lines of an exchange, for orders from other threads than its own. */
public interface ControlLines {

    int count();

    /**
     * Has something done between two steps, and waits for what comes of it.
     *
     * @param line from 1
     * @throws IllegalStateException if the exchange stands still
     */
    <T> T with(int line, Function<LineOrders, T> work);
}
