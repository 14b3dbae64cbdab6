package jp.denwaban.bench.dtmf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one ear made of one half of the takes, by condition. */
final class Scores {
    private final Map<Condition, Score> scores = new LinkedHashMap<>();

    synchronized void put(Condition condition, Score score) {
        scores.put(condition, score);
    }

    /** The sum over all conditions of these names; a name ending in a star stands for a family. */
    Score of(String... names) {
        return of(condition -> List.of(names).stream().anyMatch(name -> fits(condition, name)));
    }

    synchronized Score of(Predicate<Condition> wanted) {
        return scores.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(new Score(), Score::plus);
    }

    /** The sum with another half, condition by condition. */
    Scores and(Scores other) {
        Scores sum = new Scores();
        scores.forEach(
                (condition, score) -> sum.put(condition, score.plus(other.of(condition::equals))));
        return sum;
    }

    private static boolean fits(Condition condition, String name) {
        return name.endsWith("*")
                ? condition.name().startsWith(name.substring(0, name.length() - 1))
                : condition.name().equals(name);
    }
}
