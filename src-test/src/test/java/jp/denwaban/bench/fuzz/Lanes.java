package jp.denwaban.bench.fuzz;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import jp.denwaban.line.card.LineThread;

/** Plays dialogues of consecutive seeds side by side, one lane for each processor. */
final class Lanes {
    /** Dialogues beyond this are told as they go. */
    private static final long TOLD_EVERY = 50_000;

    private Lanes() {}

    /** Dialogue n has seed + n, so that a seed that failed is the first when it is given. */
    static Tally play(
            long seed, long count, LongFunction<Verdict> dialogue, Runnable everyFiftyThousand)
            throws InterruptedException {
        int lanes = Runtime.getRuntime().availableProcessors();
        ExecutorService threads =
                Executors.newFixedThreadPool(lanes, work -> LineThread.named("lane", work));
        Tally tally = new Tally();
        AtomicLong next = new AtomicLong();
        try (Quiet quiet = new Quiet()) {
            CompletableFuture<?>[] running = new CompletableFuture<?>[lanes];
            for (int lane = 0; lane < lanes; lane++) {
                running[lane] =
                        CompletableFuture.runAsync(
                                () -> {
                                    for (long n = next.getAndIncrement();
                                            n < count;
                                            n = next.getAndIncrement()) {
                                        tally.add(dialogue.apply(seed + n));
                                        if (n > 0 && n % TOLD_EVERY == 0) {
                                            everyFiftyThousand.run();
                                        }
                                    }
                                },
                                threads);
            }
            CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the fuzz itself broke", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return tally;
    }
}
