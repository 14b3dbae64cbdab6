package jp.denwaban.console;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.denwaban.console.part.Digits;
import jp.denwaban.console.part.Glyph;

/** Binds frame.fxml to its view model: rail, keys, and the screen in the middle. */
public final class FrameController {
    private static final PseudoClass NOBODY = PseudoClass.getPseudoClass("nobody");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** Below this width the top bar and the rail take their narrow form (1280 × 1024). */
    static final double NARROW_PX = 1600;

    private final FrameViewModel viewModel;
    private final Strings words;
    private final Runnable endUse;
    private final Runnable toggleTheme;
    private final Map<Screen, Parent> views = new HashMap<>();
    private Optional<Node> beforeHelp = Optional.empty();

    @FXML private StackPane frame;
    @FXML private BorderPane page;
    @FXML private VBox rail;
    @FXML private VBox railEntries;
    @FXML private StackPane center;
    @FXML private Label site;
    @FXML private HBox badge;
    @FXML private Glyph badgeGlyph;
    @FXML private Label badgeWord;
    @FXML private HBox bypass;
    @FXML private VBox clock;
    @FXML private HBox clockLine;
    @FXML private Label date;
    @FXML private Digits time;
    @FXML private Button alarms;
    @FXML private Glyph alarmGlyph;
    @FXML private Label title;
    @FXML private Label person;
    @FXML private Label authority;
    @FXML private HBox useLine;
    @FXML private Label use;
    @FXML private Glyph lock;
    @FXML private Button end;
    @FXML private Node band;
    @FXML private StackPane help;
    @FXML private Button closeHelp;

    /**
     * @param endUse 利用終了
     * @param toggleTheme 明るさ 昼／夜
     */
    public FrameController(
            FrameViewModel viewModel, Strings words, Runnable endUse, Runnable toggleTheme) {
        this.viewModel = viewModel;
        this.words = words;
        this.endUse = endUse;
        this.toggleTheme = toggleTheme;
    }

    @FXML
    private void initialize() {
        site.setText(viewModel.site());
        date.textProperty().bind(viewModel.dateProperty());
        time.textProperty().bind(viewModel.timeProperty());
        person.textProperty().bind(viewModel.personProperty());
        use.textProperty().bind(viewModel.useProperty());
        title.textProperty().bind(viewModel.titleProperty());
        authority.textProperty().bind(viewModel.authorityProperty());
        viewModel.signedInProperty().addListener((property, before, now) -> meet());
        shownWhen(useLine, viewModel.signedInProperty());
        shownWhen(end, viewModel.signedInProperty());
        shownWhen(lock, viewModel.signedInProperty().not());
        band.setVisible(viewModel.training());
        band.setManaged(viewModel.training());
        viewModel.modeProperty().addListener((property, before, now) -> showSigns());
        viewModel.alarmsProperty().addListener((property, before, now) -> showSigns());
        viewModel.alarmLevelProperty().addListener((property, before, now) -> showSigns());
        viewModel.bypassProperty().addListener((property, before, now) -> showSigns());
        showSigns();
        viewModel.open().addListener((ListChangeListener<Screen>) change -> fillRail());
        viewModel
                .currentProperty()
                .addListener(
                        (property, before, now) -> {
                            showScreen(now);
                            focusInto(now);
                        });
        fillRail();
        showScreen(viewModel.currentProperty().get());
        frame.widthProperty().addListener((property, before, now) -> fit(now.doubleValue()));
        fit(NARROW_PX);
        frame.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        showHelp(false);
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() && event.getCode().isDigitKey()) {
            String name = event.getCode().getName();
            if (viewModel.go(Character.digit(name.charAt(name.length() - 1), 10))) {
                event.consume();
            }
        } else if (event.getCode() == KeyCode.F1) {
            showHelp(!help.isVisible());
            event.consume();
        } else if (event.getCode() == KeyCode.F11) {
            toggleTheme.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && help.isVisible()) {
            showHelp(false);
            event.consume();
        }
    }

    private void fit(double width) {
        boolean narrow = width < NARROW_PX;
        frame.pseudoClassStateChanged(NARROW, narrow);
        person.pseudoClassStateChanged(NOBODY, !viewModel.signedInProperty().get());
        for (Label longPart : new Label[] {title, authority}) {
            longPart.setVisible(!narrow && viewModel.signedInProperty().get());
            longPart.setManaged(!narrow && viewModel.signedInProperty().get());
        }
        clock.getChildren().remove(date);
        clockLine.getChildren().remove(date);
        if (narrow) {
            clock.getChildren().add(0, date);
        } else {
            clockLine.getChildren().add(0, date);
        }
    }

    /** Somebody came or went: what had the focus is gone, so it goes to where one stands. */
    private void meet() {
        fit(frame.getWidth());
        rail().focus(viewModel.currentProperty().get());
    }

    @FXML
    private void endUse() {
        endUse.run();
    }

    @FXML
    private void goToAlarms() {
        viewModel.go(viewModel.open().get(0));
    }

    @FXML
    private void closeHelp() {
        showHelp(false);
    }

    private void showHelp(boolean shown) {
        if (shown) {
            beforeHelp = Optional.ofNullable(frame.getScene()).map(Scene::getFocusOwner);
        }
        help.setVisible(shown);
        page.setDisable(shown);
        if (shown) {
            closeHelp.requestFocus();
        } else {
            beforeHelp.ifPresent(Node::requestFocus);
        }
    }

    private void showSigns() {
        TopBarSigns signs = new TopBarSigns(words);
        signs.show(viewModel.modeProperty().get(), badge, badgeGlyph, badgeWord);
        signs.show(
                viewModel.alarmLevelProperty().get(),
                viewModel.alarmsProperty().get(),
                alarms,
                alarmGlyph);
        boolean both = viewModel.training() && viewModel.bypassProperty().get();
        bypass.setVisible(both);
        bypass.setManaged(both);
    }

    private Rail rail() {
        return new Rail(railEntries, words, viewModel::go);
    }

    private void fillRail() {
        rail().fill(viewModel.open(), viewModel.currentProperty().get());
    }

    /**
     * Enter is for the one primary button of a screen; without one a screen that takes keys as a
     * whole gets them, and else the rail keeps the place.
     */
    private void focusInto(Screen screen) {
        rail().focus(screen);
        center.getChildren().stream().filter(Node::isFocusTraversable).forEach(Node::requestFocus);
        center.lookupAll(".primary").stream()
                .filter(button -> !button.isDisabled())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private void showScreen(Screen screen) {
        center.getChildren().setAll(views.computeIfAbsent(screen, s -> s.view().get()));
        rail().mark(screen);
    }

    private static void shownWhen(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
