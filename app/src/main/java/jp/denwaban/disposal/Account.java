package jp.denwaban.disposal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of one erasure: what was ordered, how often it was run, how each step ended.
 * Immutable; pure.
 *
 * @param runs 1 when it ran through at once
 * @param results of steps that ended; the last one counts
 * @param ended when the last step of a run ended; empty while, or because, it was interrupted
 */
public record Account(Order order, int runs, Map<Step, Result> results, Optional<Instant> ended) {

    public Account {
        results = Map.copyOf(results);
    }

    public static Account begun(Order order) {
        return new Account(order, 0, Map.of(), Optional.empty());
    }

    Account runAgain() {
        return new Account(order, runs + 1, results, Optional.empty());
    }

    Account with(Step step, Result result) {
        Map<Step, Result> all = new EnumMap<>(Step.class);
        all.putAll(results);
        all.put(step, result);
        return new Account(order, runs, all, ended);
    }

    Account endedAt(Instant at) {
        return new Account(order, runs, results, Optional.of(at));
    }

    /** A step of which nothing is written has not ended: it is not said to have run. */
    public Result result(Step step) {
        return results.getOrDefault(step, Result.notRun(Reason.INTERRUPTED));
    }

    /** What is still to be done, in order: also what failed is tried again. */
    List<Step> open(MediumKind kind) {
        return List.of(Step.values()).stream()
                .filter(step -> step.of(kind))
                .filter(step -> result(step).outcome() != Outcome.DONE)
                .toList();
    }

    /** Whether nothing is left that this program could do. */
    public boolean leftToAPerson(MediumKind kind) {
        return open(kind).stream()
                .allMatch(step -> step == Step.SANITISE || result(step).reason() == Reason.NO_TRIM);
    }
}
