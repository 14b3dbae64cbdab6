package jp.denwaban.console;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.denwaban.console.part.Digits;
import jp.denwaban.console.part.Glyph;
import jp.denwaban.console.part.Symbol;
import jp.denwaban.wire.Snapshot.Mode;

/** Binds frame.fxml to its view model: rail, keys, and the screen in the middle. */
public final class FrameController {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass NOBODY = PseudoClass.getPseudoClass("nobody");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** Below this width the top bar and the rail take their narrow form (1280 × 1024). */
    static final double NARROW_PX = 1600;

    private final FrameViewModel viewModel;
    private final Strings words;
    private final Runnable endUse;
    private final Runnable toggleTheme;
    private final Map<Screen, Parent> views = new HashMap<>();

    @FXML private StackPane frame;
    @FXML private BorderPane page;
    @FXML private VBox rail;
    @FXML private VBox railEntries;
    @FXML private StackPane center;
    @FXML private Label site;
    @FXML private HBox badge;
    @FXML private Glyph badgeGlyph;
    @FXML private Label badgeWord;
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
        viewModel.signedInProperty().addListener((property, before, now) -> fit(frame.getWidth()));
        shownWhen(useLine, viewModel.signedInProperty());
        shownWhen(end, viewModel.signedInProperty());
        shownWhen(lock, viewModel.signedInProperty().not());
        band.setVisible(viewModel.training());
        band.setManaged(viewModel.training());
        viewModel.modeProperty().addListener((property, before, now) -> showMode(now));
        showMode(viewModel.modeProperty().get());
        viewModel.alarmsProperty().addListener((property, before, now) -> showAlarms());
        viewModel.alarmLevelProperty().addListener((property, before, now) -> showAlarms());
        showAlarms();
        viewModel.open().addListener((ListChangeListener<Screen>) change -> fillRail());
        viewModel.currentProperty().addListener((property, before, now) -> showScreen(now));
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
        help.setVisible(shown);
        page.setDisable(shown);
        if (shown) {
            closeHelp.requestFocus();
        }
    }

    private void showMode(Mode mode) {
        badge.getStyleClass().setAll("badge", "badge-" + word(mode));
        badgeGlyph.show(
                switch (mode) {
                    case IN_SERVICE -> Symbol.IN_SERVICE;
                    case BYPASS -> Symbol.BYPASS;
                    case TRAINING -> Symbol.TRAINING;
                });
        badgeWord.setText(words.text("frame.mode." + word(mode)));
    }

    private static String word(Mode mode) {
        return switch (mode) {
            case IN_SERVICE -> "service";
            case BYPASS -> "bypass";
            case TRAINING -> "training";
        };
    }

    private void showAlarms() {
        int level = viewModel.alarmLevelProperty().get();
        int count = viewModel.alarmsProperty().get();
        alarms.getStyleClass().removeIf(name -> name.startsWith("alarm-level-"));
        alarms.getStyleClass().add("alarm-level-" + level);
        alarmGlyph.show(level == 0 ? Symbol.TICK : level == 1 ? Symbol.FAULT : Symbol.ATTENTION);
        alarms.setText(
                count == 0
                        ? words.text("frame.alarms.none")
                        : words.text("frame.alarms", Integer.toString(count)));
    }

    private void fillRail() {
        railEntries.getChildren().setAll(viewModel.open().stream().map(this::entry).toList());
        mark(viewModel.currentProperty().get());
    }

    private Node entry(Screen screen) {
        Label word = new Label(words.text("rail." + screen.name()));
        word.getStyleClass().add("rail-word");
        Label digit = new Label(Integer.toString(screen.digit()));
        digit.getStyleClass().add("rail-digit");
        Pane gap = new Pane();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox content = new HBox(new Glyph(screen.symbol(), 22), word, gap, digit);
        content.getStyleClass().add("rail-content");
        Button button = new Button();
        button.setGraphic(content);
        button.getStyleClass().setAll("rail-entry");
        button.setUserData(screen);
        button.setId("rail-" + screen.name());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(word.getText());
        content.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(button::getWidth, button.widthProperty()));
        button.setOnAction(event -> viewModel.go(screen));
        return button;
    }

    private void showScreen(Screen screen) {
        center.getChildren().setAll(views.computeIfAbsent(screen, s -> s.view().get()));
        mark(screen);
    }

    private void mark(Screen screen) {
        for (Node entry : railEntries.getChildren()) {
            entry.pseudoClassStateChanged(CHOSEN, screen.equals(entry.getUserData()));
        }
    }

    private static void shownWhen(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
