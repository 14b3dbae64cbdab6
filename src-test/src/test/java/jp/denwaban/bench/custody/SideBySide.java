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
import jp.denwaban.bench.BenchException;

/** Trials 0 to n side by side, one lane for each processor, each lane with things of its own. */
final class SideBySide {
    /** So many violations are named; the count goes on. */
    private static final int MOST_NAMED = 10;

    /** A lane takes so many at a time. */
    private static final int AT_A_TIME = 16;

    /** The longest row takes a quarter of an hour on two cores: a cut loses a minute at most. */
    private static final int PIECES = 50;

    private SideBySide() {}

    /** One trial; what went wrong, if anything did. */
    @FunctionalInterface
    interface Lane {
        Optional<String> trial(long n);
    }

    /** What all came to. */
    record Sum(long runs, long violations, List<String> named) {}

    /**
     * Tries everything that is left of a row, a piece at a time; what is done is kept.
     *
     * @param what says which row, and of what kind its pieces are in {@code progress}
     */
    static Sum pieces(
            String what, long count, Progress progress, Supplier<Lane> lanes, Consumer<String> say)
            throws BenchException, InterruptedException {
        String kind = what.replace(' ', '-');
        long piece = Math.max(1, count / PIECES);
        for (long from = (long) progress.sum(kind); from < count; from += piece) {
            long to = Math.min(count, from + piece);
            Sum sum = run(what, from, to, lanes, say);
            for (String named : sum.named()) {
                progress.done(kind + "-violation", named);
            }
            progress.done(kind + "-violations", Long.toString(sum.violations()));
            progress.done(kind, Long.toString(to - from));
            say.accept(what + ": " + to + " of " + count);
        }
        return new Sum(
                (long) progress.sum(kind),
                (long) progress.sum(kind + "-violations"),
                progress.of(kind + "-violation"));
    }

    private static Sum run(
            String what, long from, long to, Supplier<Lane> lanes, Consumer<String> say)
            throws InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(processors);
        AtomicLong next = new AtomicLong(from);
        AtomicLong violations = new AtomicLong();
        List<String> named = new ArrayList<>();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < processors; lane++) {
                running.add(
                        threads.submit(
                                () -> {
                                    Lane own = lanes.get();
                                    for (long at = next.getAndAdd(AT_A_TIME);
                                            at < to;
                                            at = next.getAndAdd(AT_A_TIME)) {
                                        for (long n = at; n < Math.min(to, at + AT_A_TIME); n++) {
                                            Optional<String> wrong = own.trial(n);
                                            wrong.ifPresent(
                                                    text -> name(text, violations, named, say));
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
        return new Sum(to - from, violations.get(), List.copyOf(named));
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
