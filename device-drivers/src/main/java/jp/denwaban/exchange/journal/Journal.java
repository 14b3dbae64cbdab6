package jp.denwaban.exchange.journal;

import java.util.function.Consumer;

/** Takes note of what happens at the exchange. Called on its pacing thread: returns at once. */
@FunctionalInterface
public interface Journal extends Consumer<Fact> {}
