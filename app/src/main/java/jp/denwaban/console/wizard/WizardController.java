package jp.denwaban.console.wizard;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.denwaban.account.NewSite;
import jp.denwaban.console.Strings;
import jp.denwaban.console.ViewLoader;
import jp.denwaban.console.wizard.WizardViewModel.Step;

/** Binds wizard.fxml to its view model: the list of steps, the step in the middle, 戻る and 次へ. */
public final class WizardController {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

    private final WizardViewModel viewModel;
    private final Strings words;
    private final Map<Step, Page> pages = new EnumMap<>(Step.class);
    private final Map<Step, Parent> views = new EnumMap<>(Step.class);
    private final Map<Step, Label> marks = new EnumMap<>(Step.class);

    @FXML private VBox wizard;
    @FXML private VBox steps;
    @FXML private Label title;
    @FXML private StackPane page;
    @FXML private VBox making;
    @FXML private Label makingWord;
    @FXML private ProgressBar makingBar;
    @FXML private Label message;
    @FXML private Button back;
    @FXML private Button next;
    @FXML private Label nextWord;

    public WizardController(WizardViewModel viewModel, Strings words) {
        this.viewModel = viewModel;
        this.words = words;
    }

    @FXML
    private void initialize() {
        Runnable onward = viewModel::next;
        add(Step.SITE, new SiteChoiceController(viewModel.siteChoice(), words, onward));
        add(
                Step.LINES,
                new LinesChoiceController(
                        viewModel.linesChoice(), viewModel.siteChoice(), words, onward));
        add(
                Step.ADMINISTRATOR,
                new PersonEntryController(viewModel.administrator(), words, viewModel::enter));
        add(
                Step.OPERATOR,
                new PersonEntryController(viewModel.operator(), words, viewModel::enter));
        add(Step.SUMMARY, new SummaryController(viewModel, words));
        add(Step.ENVELOPE, new EnvelopeController(viewModel));
        listSteps();
        message.textProperty().bind(viewModel.messageProperty());
        viewModel.makingProperty().addListener((p, before, now) -> showMaking(now));
        showMaking(viewModel.makingProperty().get());
        viewModel.stepProperty().addListener((p, before, now) -> show(now));
        show(viewModel.stepProperty().get());
        wizard.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        wizard.addEventFilter(KeyEvent.KEY_PRESSED, this::entered);
    }

    private void add(Step step, Page controller) {
        pages.put(step, controller);
        views.put(step, ViewLoader.load(controller, words));
    }

    private void listSteps() {
        int number = 1;
        for (Step step : Step.values()) {
            if (step != Step.MAKING) {
                Label mark =
                        new Label(
                                words.text(
                                        "wizard.step.numbered",
                                        Integer.toString(number++),
                                        words.text("wizard.step." + step.name())));
                mark.getStyleClass().add("wizard-step");
                mark.setMaxWidth(Double.MAX_VALUE);
                marks.put(step, mark);
                steps.getChildren().add(mark);
            }
        }
    }

    private void show(Step step) {
        boolean isMaking = step == Step.MAKING;
        Step shown = isMaking ? Step.SUMMARY : step;
        marks.forEach(
                (each, mark) -> {
                    mark.pseudoClassStateChanged(NOW, each == shown);
                    mark.pseudoClassStateChanged(PASSED, each.compareTo(shown) < 0);
                });
        title.setText(words.text("wizard.title." + step.name()));
        making.setVisible(isMaking);
        page.setVisible(!isMaking);
        back.setVisible(step != Step.SITE && step.compareTo(Step.SUMMARY) <= 0);
        next.setDisable(isMaking);
        nextWord.setText(words.text("wizard.next." + step.name()));
        Parent view = views.get(step);
        Page controller = pages.get(step);
        if (view != null && controller != null) {
            page.getChildren().setAll(view);
            controller.shown();
            if (!holdsFocus(view)) {
                next.requestFocus();
            }
        }
    }

    /** A step with nothing to fill in leaves Enter to the primary button, not to 戻る. */
    private boolean holdsFocus(Parent view) {
        Node owner = view.getScene() == null ? view : view.getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at == view) {
                return true;
            }
        }
        return false;
    }

    private void showMaking(NewSite.Step now) {
        makingWord.setText(words.text("wizard.making." + now.name()));
        makingBar.setProgress((now.ordinal() + 0.5) / NewSite.Step.values().length);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            viewModel.back();
            event.consume();
        }
    }

    /** On a choice Enter would only choose it again; here it is for the primary button. */
    private void entered(KeyEvent event) {
        boolean onChoice =
                event.getTarget() instanceof RadioButton
                        || event.getTarget() instanceof CheckBox
                        || event.getTarget() instanceof Spinner;
        if (event.getCode() == KeyCode.ENTER && onChoice) {
            next();
            event.consume();
        }
    }

    @FXML
    private void back() {
        viewModel.back();
    }

    @FXML
    private void next() {
        Page now = pages.get(viewModel.stepProperty().get());
        if (now != null) {
            now.next();
        }
    }
}
