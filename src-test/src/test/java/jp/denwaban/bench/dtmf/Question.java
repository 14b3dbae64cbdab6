package jp.denwaban.bench.dtmf;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A row of the table: one figure drawn from the scores, and what it must reach.
 *
 * @param goal none where the figure is only shown
 * @param stretch a goal we would like to reach and do not promise
 */
record Question(
        String row,
        String unit,
        Optional<Goal> goal,
        boolean stretch,
        ToDoubleFunction<Scores> figure) {
    static Question promised(String row, String unit, Goal goal, ToDoubleFunction<Scores> figure) {
        return new Question(row, unit, Optional.of(goal), false, figure);
    }

    static Question wished(String row, String unit, Goal goal, ToDoubleFunction<Scores> figure) {
        return new Question(row, unit, Optional.of(goal), true, figure);
    }

    static Question shown(String row, String unit, ToDoubleFunction<Scores> figure) {
        return new Question(row, unit, Optional.empty(), false, figure);
    }
}
