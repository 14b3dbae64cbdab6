package jp.denwaban.console.monitor;

import java.time.LocalTime;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import jp.denwaban.console.Strings;
import jp.denwaban.wire.Snapshot.Guidance;

/** いまの案内: which guidance plays, the day's plan, and the next change. */
public final class GuidanceBandViewModel {
    private final Strings words;
    private final ReadOnlyStringWrapper now = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper next = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper unrecordable = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Day> day =
            new ReadOnlyObjectWrapper<>(new Day(List.of(), LocalTime.MIDNIGHT));

    /** The spans of the day in order, and the time it is. */
    public record Day(List<Guidance.Span> spans, LocalTime now) {}

    GuidanceBandViewModel(Strings words) {
        this.words = words;
    }

    void show(Guidance guidance, LocalTime time) {
        now.set(guidance.now());
        next.set(
                guidance.next()
                        .map(
                                change ->
                                        words.text(
                                                "guidance.next.at",
                                                clock(change.at()),
                                                change.name()))
                        .orElse(words.text("guidance.next.none")));
        unrecordable.set(
                guidance.unrecordable().isEmpty()
                        ? ""
                        : words.text(
                                "guidance.unrecordable",
                                String.join("、", guidance.unrecordable())));
        day.set(new Day(named(guidance.day()), time));
    }

    /** A guidance that never changes says so, or a marker at night would look wrong. */
    private List<Guidance.Span> named(List<Guidance.Span> spans) {
        return spans.size() == 1
                ? List.of(
                        new Guidance.Span(
                                spans.get(0).from(),
                                words.text("guidance.all-day", spans.get(0).name()),
                                spans.get(0).office()))
                : spans;
    }

    /** 8:45 as a plan writes it: the hour without a leading nought. */
    static String clock(LocalTime time) {
        return String.format("%d:%02d", time.getHour(), time.getMinute());
    }

    public ReadOnlyStringProperty nowProperty() {
        return now.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty nextProperty() {
        return next.getReadOnlyProperty();
    }

    /** Which destinations cannot be recorded, and why; empty if all can. */
    public ReadOnlyStringProperty unrecordableProperty() {
        return unrecordable.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Day> dayProperty() {
        return day.getReadOnlyProperty();
    }
}
