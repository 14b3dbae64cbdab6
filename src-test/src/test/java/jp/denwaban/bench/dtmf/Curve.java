package jp.denwaban.bench.dtmf;

import java.util.List;

/** A condition at several strengths, from easy to hard: how far an ear comes. */
final class Curve {
    /** "99 % found" is where a step counts as reached. */
    private static final double REACHED_PERCENT = 99;

    private Curve() {}

    /**
     * The hardest step that is reached with all the easier ones.
     *
     * @param family of conditions, named family and step
     * @param steps in dB, the easiest first
     * @return beyond the easiest if even that is not reached, as infinity on its side; not a number
     *     where nothing was played
     */
    static double reached(Scores scores, String family, List<Integer> steps) {
        boolean rising = steps.get(0) < steps.get(steps.size() - 1);
        double reached = rising ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        for (int step : steps) {
            Score score = scores.of(family + step);
            if (score.sent() == 0) {
                return Double.NaN;
            }
            if (score.foundPercent() < REACHED_PERCENT) {
                return reached;
            }
            reached = step;
        }
        return reached;
    }
}
