package jp.denwaban.console.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.denwaban.console.Desk;
import jp.denwaban.console.ViewLoader;
import jp.denwaban.console.monitor.MonitorViewModel.Count;
import jp.denwaban.console.part.Glyph;
import jp.denwaban.wire.LineState;

/**
 * Binds monitor.fxml to its view model and arranges it: the panels stand at the right, below when
 * the window is narrow, and give way to the sign-in while nobody is signed in.
 */
public final class MonitorController {
    /** Narrower than this (1280 × 1024) the right column becomes a band below. */
    private static final double BAND_BELOW_PX = 1300;

    /** More lines than this leave the room of the guidance band to the tiles. */
    private static final int BAND_LINES = 16;

    /** With more lines the counts of the states need the whole of a narrow head. */
    private static final int SHORT_COUNTS = 4;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass MANY = PseudoClass.getPseudoClass("many");

    private final MonitorViewModel viewModel;
    private final Desk desk;
    private final Actions actions;
    private final Supplier<Parent> signIn;
    private final ReadOnlyBooleanWrapper signedIn = new ReadOnlyBooleanWrapper();
    private final List<LineTileController> tiles = new ArrayList<>();
    private Parent guest = new Pane();
    private Optional<Arrangement> arranged = Optional.empty();

    @FXML private VBox monitor;
    @FXML private Label note;
    @FXML private HBox counts;
    @FXML private HBox middle;
    @FXML private VBox main;
    @FXML private Label guestNote;
    @FXML private TileGrid grid;
    @FXML private Node absent;
    @FXML private VBox column;
    @FXML private HBox below;
    private final TodayController today;
    private Node guidance = new Pane();
    private Panels panels = new Panels(new Pane(), new Pane(), new Pane());

    /** What the monitor asks others to do. */
    public record Actions(LongConsumer confirmAlarm, Runnable goToFault) {}

    /** What decides where everything stands; moving it again would take the focus away. */
    private record Arrangement(
            boolean user, boolean narrow, boolean many, boolean few, boolean here) {}

    /** The three panels, whichever side they stand on. */
    private record Panels(Parent alarms, Parent today, Parent storage) {
        List<Parent> all() {
            return List.of(alarms, today, storage);
        }
    }

    /**
     * @param signIn what stands in the right column while nobody is signed in; made once
     */
    public MonitorController(
            MonitorViewModel viewModel, Desk desk, Actions actions, Supplier<Parent> signIn) {
        this.viewModel = viewModel;
        this.desk = desk;
        this.actions = actions;
        this.signIn = signIn;
        today = new TodayController(viewModel.today(), desk.words());
    }

    @FXML
    private void initialize() {
        note.textProperty().bind(viewModel.noteProperty());
        guidance = load(new GuidanceBandController(viewModel.guidance()));
        main.getChildren().add(guidance);
        panels =
                new Panels(
                        load(
                                new AlarmListController(
                                        viewModel.alarms(), desk.words(), actions.confirmAlarm())),
                        load(today),
                        load(new StorageController(viewModel.storage())));
        VBox.setVgrow(panels.storage(), Priority.ALWAYS);
        panels.all().forEach(panel -> HBox.setHgrow(panel, Priority.ALWAYS));
        guest = signIn.get();
        VBox.setVgrow(guest, Priority.ALWAYS);
        viewModel.countsProperty().addListener((property, before, now) -> drawCounts(now));
        drawCounts(viewModel.countsProperty().get());
        grid.onDensity(density -> tiles.forEach(tile -> tile.show(density)));
        viewModel.lines().addListener((ListChangeListener<LineTileViewModel>) change -> fill());
        viewModel.connectedProperty().addListener((property, before, now) -> arrange());
        desk.session().userProperty().addListener((property, before, now) -> arrange());
        monitor.widthProperty().addListener((property, before, now) -> arrange());
        fill();
    }

    private Parent load(Object controller) {
        return ViewLoader.load(controller, desk.words());
    }

    private void fill() {
        tiles.clear();
        List<Node> views = new ArrayList<>();
        for (LineTileViewModel line : viewModel.lines()) {
            LineTileController tile =
                    new LineTileController(
                            line,
                            desk.words(),
                            actions.goToFault(),
                            signedIn.getReadOnlyProperty());
            views.add(load(tile));
            tile.show(grid.density());
            tiles.add(tile);
        }
        grid.getChildren().setAll(views);
        arrange();
    }

    private void arrange() {
        boolean user = desk.session().user().isPresent();
        boolean narrow = monitor.getWidth() > 0 && monitor.getWidth() < BAND_BELOW_PX;
        boolean many = viewModel.lines().size() > BAND_LINES;
        boolean here = viewModel.connectedProperty().get();
        boolean few = viewModel.lines().size() <= SHORT_COUNTS;
        Optional<Arrangement> next = Optional.of(new Arrangement(user, narrow, many, few, here));
        if (next.equals(arranged)) {
            return;
        }
        arranged = next;
        signedIn.set(user);
        tiles.forEach(tile -> tile.show(grid.density()));
        monitor.pseudoClassStateChanged(NARROW, narrow);
        monitor.pseudoClassStateChanged(MANY, many);
        today.fit(many, narrow);
        shown(absent, !here);
        shown(note, !narrow || few);
        shown(guestNote, here && narrow && !user && !few);
        shown(grid, here);
        shown(guidance, here && !many && !narrow);
        shown(column, !user || (here && !narrow));
        shown(below, user && here && narrow);
        column.getStyleClass().setAll("column", user ? "panels" : "guest");
        below.getChildren().clear();
        column.getChildren().clear();
        if (!user) {
            column.getChildren().add(guest);
        } else if (narrow) {
            below.getChildren().setAll(panels.all());
        } else {
            column.getChildren().setAll(panels.all());
        }
    }

    private void drawCounts(List<Count> states) {
        counts.getChildren().setAll(states.stream().map(MonitorController::count).toList());
    }

    private static Node count(Count count) {
        Glyph glyph = new Glyph(LineFace.symbol(count.state()), 20);
        boolean loud = count.state() == LineState.RECORDING || count.state() == LineState.FAULT;
        if (count.state() == LineState.RECORDING) {
            glyph.getStyleClass().add("rec");
        } else if (count.state() == LineState.FAULT) {
            glyph.getStyleClass().add("danger");
        }
        Label word = new Label(count.word());
        word.getStyleClass().add("count-word");
        Label number = new Label(Integer.toString(count.lines()));
        number.getStyleClass().add("count-number");
        HBox box = new HBox(glyph, word, number);
        box.getStyleClass().addAll("count", loud ? "loud" : "calm");
        return box;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
