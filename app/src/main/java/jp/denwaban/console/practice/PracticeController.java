package jp.denwaban.console.practice;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.denwaban.console.Strings;
import jp.denwaban.console.part.Digits;

/** Binds practice.fxml to its view model: keys by mouse and keyboard, steps, caller choice. */
public final class PracticeController {
    private static final String KEYS = "123456789*0#";
    private static final int COLUMNS = 3;
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

    private final PracticeViewModel viewModel;
    private final PracticeMenu menu;
    private final Strings words;
    private final Map<Phase, Node> steps = new EnumMap<>(Phase.class);

    @FXML private VBox practice;
    @FXML private Label state;
    @FXML private Digits elapsed;
    @FXML private Digits pressed;
    @FXML private GridPane keypad;
    @FXML private Button place;
    @FXML private Button end;
    @FXML private VBox callers;
    @FXML private TextField number;
    @FXML private HBox path;
    @FXML private Label sentence;
    @FXML private Label message;
    @FXML private Label sound;
    @FXML private VBox menuPanel;
    @FXML private FlowPane menuKeys;

    public PracticeController(PracticeViewModel viewModel, PracticeMenu menu, Strings words) {
        this.viewModel = viewModel;
        this.menu = menu;
        this.words = words;
    }

    @FXML
    private void initialize() {
        state.textProperty().bind(viewModel.stateProperty());
        elapsed.textProperty().bind(viewModel.elapsedProperty());
        pressed.textProperty().bind(viewModel.pressedProperty());
        sentence.textProperty().bind(viewModel.sentenceProperty());
        message.textProperty().bind(viewModel.messageProperty());
        message.managedProperty().bind(message.textProperty().isNotEmpty());
        sound.textProperty().bind(viewModel.soundProperty());
        number.textProperty().bindBidirectional(viewModel.caller().numberProperty());
        place.disableProperty().bind(viewModel.callingProperty());
        end.disableProperty().bind(viewModel.callingProperty().not());
        callers.disableProperty().bind(viewModel.callingProperty());
        fillKeypad();
        fillCallers();
        fillPath();
        menu.rowsProperty().addListener((p, before, now) -> fillMenu(now));
        fillMenu(menu.rowsProperty().get());
        practice.sceneProperty().addListener((p, before, now) -> menu.read());
        viewModel.phaseProperty().addListener((p, before, now) -> light(now));
        light(viewModel.phaseProperty().get());
        practice.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        practice.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void fillKeypad() {
        for (int i = 0; i < KEYS.length(); i++) {
            char key = KEYS.charAt(i);
            Button button = new Button(String.valueOf(key));
            button.setId("practice-key-" + (key == '*' ? "star" : key == '#' ? "hash" : key));
            button.getStyleClass().setAll("button", "phone-key");
            button.setAccessibleText(words.text("practice.key", String.valueOf(key)));
            button.disableProperty().bind(viewModel.callingProperty().not());
            button.setOnAction(event -> viewModel.press(key));
            button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            keypad.add(button, i % COLUMNS, i / COLUMNS);
        }
    }

    private void fillCallers() {
        ToggleGroup group = new ToggleGroup();
        for (CallerChoice choice : CallerChoice.values()) {
            RadioButton radio = new RadioButton(words.text("practice.caller." + choice.name()));
            radio.setId("practice-caller-" + choice.name());
            radio.setToggleGroup(group);
            radio.setSelected(viewModel.caller().choiceProperty().get() == choice);
            radio.setOnAction(event -> viewModel.caller().choiceProperty().set(choice));
            boolean typed = choice == CallerChoice.NUMBER;
            callers.getChildren().add(typed ? 0 : callers.getChildren().size(), radio);
            if (typed) {
                number.focusedProperty()
                        .addListener(
                                (p, before, now) -> {
                                    if (now) {
                                        radio.fire();
                                    }
                                });
            }
        }
    }

    private void fillPath() {
        for (Phase phase :
                new Phase[] {
                    Phase.RINGING, Phase.GUIDING, Phase.CHOOSING, Phase.TRANSFERRING, Phase.TALKING
                }) {
            Label step = new Label(words.text("practice.step." + phase.name()));
            step.getStyleClass().add("phone-step");
            step.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(step, Priority.ALWAYS);
            steps.put(phase, step);
            path.getChildren().add(step);
        }
    }

    private void fillMenu(List<PracticeMenu.Row> rows) {
        menuPanel.setVisible(!rows.isEmpty());
        menuKeys.getChildren().setAll(rows.stream().map(PracticeController::menuKey).toList());
    }

    private static Node menuKey(PracticeMenu.Row row) {
        Label key = new Label(row.key());
        key.getStyleClass().add("key-cap");
        Label office = new Label(row.leadsTo());
        office.getStyleClass().add("bold");
        Label extension = new Label(row.extension());
        extension.getStyleClass().add("panel-note");
        HBox line = new HBox(key, office, extension);
        line.getStyleClass().add("menu-key");
        return line;
    }

    private void light(Phase now) {
        steps.forEach(
                (phase, step) -> {
                    step.pseudoClassStateChanged(NOW, phase == now);
                    step.pseudoClassStateChanged(
                            PASSED, now != Phase.BYPASS && phase.compareTo(now) < 0);
                });
    }

    private void typed(KeyEvent event) {
        // With Alt a digit goes to a screen; the telephone must not hear it as a key.
        boolean command = event.isAltDown() || event.isControlDown() || event.isMetaDown();
        boolean writing = event.getTarget() instanceof TextInputControl || command;
        String text = event.getCharacter();
        if (!writing && text.length() == 1 && KEYS.contains(text)) {
            viewModel.press(text.charAt(0));
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        boolean onButton = event.getTarget() instanceof Button && event.getTarget() != place;
        if (event.getCode() == KeyCode.ESCAPE && viewModel.callingProperty().get()) {
            viewModel.end();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !onButton) {
            viewModel.place();
            practice.requestFocus();
            event.consume();
        }
    }

    @FXML
    private void place() {
        viewModel.place();
        practice.requestFocus();
    }

    @FXML
    private void end() {
        viewModel.end();
        practice.requestFocus();
    }
}
