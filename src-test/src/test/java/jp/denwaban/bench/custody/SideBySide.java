package jp.denwaban.bench.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Trials 0 to n side by side, one lane for each processor, each lane with things of its own. */
final class SideBySide {
    /** So many violations are named; the count goes on. */
    private static final int MOST_NAMED = 10;

    /** A lane takes so many at a time. */
    private static final int AT_A_TIME = 16;

    private static final int TOLD = 10;

    private SideBySide() {}

    /** One trial; what went wrong, if anything did. */
    @FunctionalInterface
    interface Lane {
        Optional<String> trial(long n);
    }

    /** What all came to. */
    record Sum(long runs, long violations, List<String> named) {}

    static Sum run(String what, long count, Supplier<Lane> lanes, Consumer<String> say)
            throws InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(processors);
        AtomicLong next = new AtomicLong();
        AtomicLong violations = new AtomicLong();
        List<String> named = new ArrayList<>();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < processors; lane++) {
                running.add(
                        threads.submit(
                                () -> {
                                    Lane own = lanes.get();
                                    for (long from = next.getAndAdd(AT_A_TIME);
                                            from < count;
                                            from = next.getAndAdd(AT_A_TIME)) {
                                        long to = Math.min(count, from + AT_A_TIME);
                                        for (long n = from; n < to; n++) {
                                            Optional<String> wrong = own.trial(n);
                                            wrong.ifPresent(
                                                    text -> name(text, violations, named, say));
                                        }
                                        long step = Math.max(1, count / TOLD);
                                        if (from / step != to / step) {
                                            say.accept(what + ": " + to + " of " + count);
                                        }
                                    }
                                }));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the trial itself broke: " + what, e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return new Sum(count, violations.get(), List.copyOf(named));
    }

    private static void name(
            String text, AtomicLong violations, List<String> named, Consumer<String> say) {
        if (violations.incrementAndGet() <= MOST_NAMED) {
            synchronized (named) {
                named.add(text);
            }
            say.accept("VIOLATION: " + text);
        }
    }
}
