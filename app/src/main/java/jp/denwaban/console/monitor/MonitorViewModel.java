package jp.denwaban.console.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.denwaban.console.Desk;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.ServerMessage.Levels;
import jp.denwaban.wire.ServerMessage.Levels.Level;
import jp.denwaban.wire.Snapshot;

/** 運用監視: one view model per line, the counts of the states, and the panels beside them. */
public final class MonitorViewModel {
    /** The order of the header: what carries the page first. */
    private static final List<LineState> ORDER =
            List.of(
                    LineState.RECORDING,
                    LineState.TALKING,
                    LineState.TRANSFERRING,
                    LineState.CHOOSING,
                    LineState.GUIDING,
                    LineState.RINGING,
                    LineState.CLOSING,
                    LineState.IDLE,
                    LineState.BYPASS,
                    LineState.OUT_OF_SERVICE,
                    LineState.FAULT);

    /** Snapshots come at least once a second; after this the picture is no longer true. */
    private static final Duration STALE = Duration.ofSeconds(5);

    private final Desk desk;
    private final LineFaces faces;
    private final AlarmListViewModel alarms;
    private final TodayViewModel today;
    private final StorageViewModel storage;
    private final GuidanceBandViewModel guidance;
    private final ObservableList<LineTileViewModel> lines = FXCollections.observableArrayList();

    /** Kept here: it hears {@code lines} weakly, and who watches it would else fall silent. */
    private final ObservableList<LineTileViewModel> shown =
            FXCollections.unmodifiableObservableList(lines);

    private final ReadOnlyObjectWrapper<List<Count>> counts =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper(true);
    private Optional<Snapshot> last = Optional.empty();

    /** How many lines are in a state; states without a line are left out. */
    public record Count(LineState state, String word, int lines) {}

    public MonitorViewModel(Desk desk) {
        this.desk = desk;
        faces = new LineFaces(desk.words(), desk.zone());
        alarms = new AlarmListViewModel(desk.words(), desk.zone());
        today = new TodayViewModel(desk.words());
        storage = new StorageViewModel(desk.words());
        guidance = new GuidanceBandViewModel(desk.words());
        desk.session().userProperty().addListener((property, before, now) -> redraw());
    }

    /** Called from the status thread. */
    public void show(Snapshot snapshot) {
        desk.fx()
                .execute(
                        () -> {
                            last = Optional.of(snapshot);
                            connected.set(true);
                            redraw();
                        });
    }

    /** Called from the status thread. A line that is not named is silent. */
    public void show(Levels levels) {
        desk.fx().execute(() -> meter(levels.levels()));
    }

    /** Called from the status thread: the answering process is not there. */
    public void lost() {
        desk.fx()
                .execute(
                        () -> {
                            last = Optional.empty();
                            connected.set(false);
                            lines.clear();
                            counts.set(List.of());
                            note.set("");
                        });
    }

    /** Once a second, on the JavaFX thread: the elapsed times go on between two snapshots. */
    public void tick() {
        Instant now = desk.clock().instant();
        if (last.isPresent() && last.get().at().plus(STALE).isBefore(now)) {
            lost();
        } else {
            last.ifPresent(snapshot -> drawLines(snapshot.lines(), now));
        }
    }

    private void redraw() {
        last.ifPresent(this::draw);
    }

    private void draw(Snapshot snapshot) {
        boolean signedIn = desk.session().user().isPresent();
        Instant now = desk.clock().instant();
        drawLines(snapshot.lines(), now);
        counts.set(count(snapshot.lines()));
        String many = desk.words().text("monitor.lines", Integer.toString(snapshot.lines().size()));
        note.set(many + hint(signedIn, snapshot.mode()));
        alarms.show(snapshot.alarms(), signedIn, snapshot.mode() == Snapshot.Mode.TRAINING);
        today.show(snapshot.today(), now.atZone(desk.zone()).getHour());
        storage.show(snapshot);
        guidance.show(snapshot.guidance(), now.atZone(desk.zone()).toLocalTime());
    }

    /** What a person who sees this page for the first time would ask. */
    private String hint(boolean signedIn, Snapshot.Mode mode) {
        if (!signedIn) {
            return "｜" + desk.words().text("monitor.no-callers");
        }
        return mode == Snapshot.Mode.TRAINING ? "｜" + desk.words().text("monitor.practise") : "";
    }

    private void drawLines(List<LineStatus> statuses, Instant now) {
        boolean signedIn = desk.session().user().isPresent();
        List<LineFace> drawn =
                statuses.stream().map(line -> faces.face(line, now, signedIn)).toList();
        if (drawn.size() == lines.size()) {
            for (int i = 0; i < drawn.size(); i++) {
                lines.get(i).show(drawn.get(i));
            }
        } else {
            lines.setAll(drawn.stream().map(LineTileViewModel::new).toList());
        }
    }

    private void meter(List<Level> levels) {
        Map<Integer, Level> byLine = new HashMap<>();
        levels.forEach(level -> byLine.put(level.line(), level));
        for (LineTileViewModel line : lines) {
            Level level = byLine.get(line.face().line());
            line.levels(
                    level == null ? LineTileViewModel.SILENT_DB : level.callerDb(),
                    level == null ? LineTileViewModel.SILENT_DB : level.staffDb());
        }
    }

    private List<Count> count(List<LineStatus> statuses) {
        Map<LineState, Integer> found = new EnumMap<>(LineState.class);
        statuses.forEach(line -> found.merge(line.state(), 1, Integer::sum));
        List<Count> ordered = new ArrayList<>();
        for (LineState state : ORDER) {
            if (found.containsKey(state)) {
                ordered.add(new Count(state, faces.word(state), found.get(state)));
            }
        }
        return List.copyOf(ordered);
    }

    /** In the order of their numbers, always: positions are learnt. */
    public ObservableList<LineTileViewModel> lines() {
        return shown;
    }

    public ReadOnlyObjectProperty<List<Count>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** False while the answering process is not there. */
    public ReadOnlyBooleanProperty connectedProperty() {
        return connected.getReadOnlyProperty();
    }

    AlarmListViewModel alarms() {
        return alarms;
    }

    TodayViewModel today() {
        return today;
    }

    StorageViewModel storage() {
        return storage;
    }

    GuidanceBandViewModel guidance() {
        return guidance;
    }
}
