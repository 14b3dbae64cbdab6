package jp.denwaban.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import jp.denwaban.exchange.control.ControlLines;
import jp.denwaban.exchange.control.FarEnd;
import jp.denwaban.exchange.control.LineOrders;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.line.LineNumber;

/** The lines of one exchange in the hands of a control socket. */
final class ControlledLines implements ControlLines {
    /** A step is 10 ms; an exchange that needs seconds for one stands still. */
    private static final long LONGEST_STEP_SECONDS = 5;

    private final VirtualExchange exchange;

    /** Belongs to the pacing thread. */
    private final Map<Integer, LineOrders> lines = new HashMap<>();

    ControlledLines(VirtualExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public int count() {
        return exchange.ports().size();
    }

    @Override
    public <T> T with(int line, Function<LineOrders, T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        exchange.order(() -> carryOut(line, work, answer));
        try {
            return answer.orTimeout(LONGEST_STEP_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            boolean late = e.getCause() instanceof TimeoutException;
            throw new IllegalStateException(
                    late ? "the exchange stands still" : "the order failed: " + e.getCause(), e);
        }
    }

    /** On the pacing thread, which no order may end: it plays the other lines, too. */
    private <T> void carryOut(int line, Function<LineOrders, T> work, CompletableFuture<T> answer) {
        try {
            answer.complete(work.apply(orders(line)));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private LineOrders orders(int line) {
        return lines.computeIfAbsent(line, number -> new LineOrders(new OwnEnd(number)));
    }

    private final class OwnEnd implements FarEnd {
        private final int line;

        OwnEnd(int line) {
            this.line = line;
        }

        @Override
        public boolean ring(Caller caller) {
            boolean free = exchange.rig(new LineNumber(line)).trunk().free();
            if (free) {
                exchange.ring(line, caller);
            }
            return free;
        }

        @Override
        public boolean offHook() {
            return exchange.rig(new LineNumber(line)).card().offHook();
        }

        @Override
        public String ports() {
            LinePorts ports = exchange.ports().get(line - 1);
            return ports.control() + ports.voice().map(voice -> " " + voice).orElse("");
        }
    }
}
