package jp.denwaban.console.monitor;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.denwaban.console.Strings;
import jp.denwaban.wire.Snapshot.Alarm;

/** 警報: what asks for a person, worst first, with its sentence. */
public final class AlarmListViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Comparator<Alarm> ORDER =
            Comparator.comparingInt(Alarm::level)
                    .thenComparing(Alarm::at)
                    .thenComparingLong(Alarm::id);

    private final Strings words;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<Alarms> alarms =
            new ReadOnlyObjectWrapper<>(new Alarms(List.of(), ""));

    /**
     * One alarm in words.
     *
     * @param confirmable someone signed in may press 確認した
     */
    public record Row(
            long id, int level, String word, String when, String sentence, boolean confirmable) {}

    /** All rows in order, and the note in the panel's head. */
    public record Alarms(List<Row> rows, String note) {}

    AlarmListViewModel(Strings words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    void show(List<Alarm> current, boolean signedIn, boolean training) {
        List<Row> rows =
                current.stream()
                        .sorted(ORDER)
                        .map(alarm -> row(alarm, signedIn, training))
                        .toList();
        long unconfirmed = current.stream().filter(alarm -> !alarm.confirmed()).count();
        String note =
                unconfirmed == 0
                        ? ""
                        : words.text("alarms.unconfirmed", Long.toString(unconfirmed));
        alarms.set(new Alarms(rows, note));
    }

    private Row row(Alarm alarm, boolean signedIn, boolean training) {
        String report = words.text(training ? "report.training" : "report.now");
        String line = alarm.line().map(number -> Integer.toString(number)).orElse("");
        return new Row(
                alarm.id(),
                alarm.level(),
                words.text("alarms.level." + alarm.level()),
                TIME.format(alarm.at().atZone(zone)) + words.text("code", alarm.code()),
                words.coded("alarm", alarm.code(), line, report),
                signedIn && !alarm.confirmed());
    }

    public ReadOnlyObjectProperty<Alarms> alarmsProperty() {
        return alarms.getReadOnlyProperty();
    }
}
