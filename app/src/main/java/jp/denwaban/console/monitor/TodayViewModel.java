package jp.denwaban.console.monitor;

import java.util.Collections;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import jp.denwaban.console.Strings;
import jp.denwaban.wire.Snapshot.Today;

/** 本日の受付: three figures, the hours, and whether the counts agree. */
public final class TodayViewModel {
    private final Strings words;
    private final ReadOnlyStringWrapper rang = new ReadOnlyStringWrapper("0");
    private final ReadOnlyStringWrapper recorded = new ReadOnlyStringWrapper("0");
    private final ReadOnlyStringWrapper abandoned = new ReadOnlyStringWrapper("0");
    private final ReadOnlyStringWrapper inProgress = new ReadOnlyStringWrapper("0");
    private final ReadOnlyBooleanWrapper agrees = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper whole = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sum = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Hours> hours =
            new ReadOnlyObjectWrapper<>(new Hours(Collections.nCopies(24, 0), 0));

    /** Calls of each of the 24 hours, and the hour it is now. */
    public record Hours(List<Integer> counts, int current) {}

    TodayViewModel(Strings words) {
        this.words = words;
    }

    void show(Today today, int hour) {
        rang.set(figure(today.rang()));
        recorded.set(figure(today.recorded()));
        abandoned.set(figure(today.abandoned()));
        inProgress.set(figure(today.inProgress()));
        hours.set(new Hours(today.byHour(), hour));
        int unrecorded = today.abandoned() + today.notRecorded();
        int counted = today.recorded() + unrecorded + today.inProgress() + today.faults();
        agrees.set(counted == today.rang());
        whole.set(words.text("today.whole", figure(today.rang())));
        sum.set(
                words.text(
                        "today.sum",
                        figure(today.recorded()),
                        figure(unrecorded),
                        figure(today.inProgress()),
                        figure(today.faults())));
    }

    private static String figure(int count) {
        return String.format("%,d", count);
    }

    public ReadOnlyStringProperty rangProperty() {
        return rang.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty abandonedProperty() {
        return abandoned.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty inProgressProperty() {
        return inProgress.getReadOnlyProperty();
    }

    /** 突合: every call that rang is accounted for exactly once. */
    public ReadOnlyBooleanProperty agreesProperty() {
        return agrees.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty sumProperty() {
        return sum.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Hours> hoursProperty() {
        return hours.getReadOnlyProperty();
    }
}
