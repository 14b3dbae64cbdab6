package jp.denwaban.console.wizard;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SettingsRules;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteKind;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.site.SiteSettings.TrunkLine;

/** Step 2: the trunk lines, each with the profile of its card and its ports. */
public final class LinesChoice {
    /** Each row is three choices on the screen; more lines are added to settings.json later. */
    public static final int MOST = 64;

    static final String INLINE = "inline";
    static final String MIXED = "v253";
    private static final String VIRTUAL = "virtual";

    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> shown = FXCollections.unmodifiableObservableList(rows);
    private final List<String> ports;

    /** One line as it stands on the screen. */
    public static final class Row {
        private final int number;
        private final StringProperty profile = new SimpleStringProperty(INLINE);
        private final StringProperty control = new SimpleStringProperty("");
        private final StringProperty voice = new SimpleStringProperty("");

        Row(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        public StringProperty profileProperty() {
            return profile;
        }

        public StringProperty controlProperty() {
            return control;
        }

        public StringProperty voiceProperty() {
            return voice;
        }

        boolean twoPorts() {
            return profile.get().equals(INLINE);
        }
    }

    /**
     * @param ports found on the box, in order
     */
    public LinesChoice(List<String> ports) {
        this.ports = List.copyOf(ports);
        count(4);
    }

    public ObservableList<Row> rows() {
        return shown;
    }

    public List<String> ports() {
        return ports;
    }

    /** More or fewer lines; what was chosen for those that stay, stays. */
    void count(int lines) {
        int wanted = Math.max(1, Math.min(MOST, lines));
        while (rows.size() > wanted) {
            rows.remove(rows.size() - 1);
        }
        while (rows.size() < wanted) {
            rows.add(new Row(rows.size() + 1));
        }
    }

    /** Gives the ports that were found to the lines, in order. */
    void assign() {
        int next = 0;
        for (Row row : rows) {
            row.controlProperty().set(next < ports.size() ? ports.get(next++) : "");
            boolean second = row.twoPorts() && next < ports.size();
            row.voiceProperty().set(second ? ports.get(next++) : "");
        }
    }

    /** What is wrong, as a sentence; empty when the step is complete. */
    Optional<String> complaint(boolean training) {
        try {
            SettingsRules.check(settings(SiteKind.STATION, "—", training));
            return Optional.empty();
        } catch (SiteException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    SiteSettings settings(SiteKind kind, String name, boolean training) {
        List<TrunkLine> lines =
                IntStream.range(0, rows.size())
                        .mapToObj(i -> training ? virtual(i + 1) : line(rows.get(i)))
                        .toList();
        return new SiteSettings(SettingsFile.VERSION, kind, name.strip(), training, lines);
    }

    private static TrunkLine virtual(int number) {
        return new TrunkLine(number, INLINE, VIRTUAL, Optional.empty());
    }

    private static TrunkLine line(Row row) {
        Optional<String> voice =
                row.twoPorts() ? Optional.of(row.voiceProperty().get().strip()) : Optional.empty();
        return new TrunkLine(
                row.number(),
                row.profileProperty().get(),
                row.controlProperty().get().strip(),
                voice);
    }
}
