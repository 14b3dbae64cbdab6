package jp.denwaban.bench.dtmf;

import java.util.List;
import jp.denwaban.bench.Row;

/** The scores as rows: every ear over both halves, ours in each half as well. */
final class ToneRows {
    private ToneRows() {}

    static List<Row> of(List<Peer> ears) {
        return Questions.all().stream().map(question -> row(question, ears)).toList();
    }

    /** Met only if each half meets it by itself. */
    private static Row row(Question question, List<Peer> ears) {
        Figures figures = new Figures(question.row(), question.unit());
        for (Peer ear : ears) {
            figures.put(ear.name(), question.figure().applyAsDouble(ear.together()));
        }
        Peer ours = ears.get(0);
        double tuning = question.figure().applyAsDouble(ours.tuning());
        double heldOut = question.figure().applyAsDouble(ours.heldOut());
        figures.put("tuning", tuning).put("heldOut", heldOut);
        if (Double.isNaN(tuning)) {
            String why = "no recordings of people are installed";
            question.goal()
                    .ifPresentOrElse(goal -> figures.open(goal, why), () -> figures.because(why));
        } else {
            question.goal()
                    .ifPresent(goal -> figures.goal(goal, goal.met(tuning) && goal.met(heldOut)));
            if (Double.isInfinite(tuning) || Double.isInfinite(heldOut)) {
                figures.because("reached at no step");
            }
        }
        return question.stretch() ? figures.stretch().row() : figures.row();
    }
}
