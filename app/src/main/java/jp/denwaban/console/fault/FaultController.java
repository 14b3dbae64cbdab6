package jp.denwaban.console.fault;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.denwaban.console.fault.FaultViewModel.Stage;
import jp.denwaban.console.part.Glyph;
import jp.denwaban.console.part.Symbol;

/** Binds fault.fxml to its view model. */
public final class FaultController {
    private final FaultViewModel viewModel;
    @FXML private VBox fault;
    @FXML private Glyph stateGlyph;
    @FXML private Label state;
    @FXML private HBox first;
    @FXML private VBox question;
    @FXML private Button ask;
    @FXML private Button back;
    @FXML private Button drain;
    @FXML private Button yes;
    @FXML private Button no;
    @FXML private Label outcome;
    @FXML private Node report;
    @FXML private Node reportInTraining;
    @FXML private Label speechName;
    @FXML private Label speechFacts;
    @FXML private Label speechDone;

    public FaultController(FaultViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        state.textProperty().bind(viewModel.stateProperty());
        speechName.textProperty().bind(viewModel.nameProperty());
        speechFacts.textProperty().bind(viewModel.factsProperty());
        speechDone.textProperty().bind(viewModel.doneProperty());
        shown(report, !viewModel.training());
        shown(reportInTraining, viewModel.training());
        outcome.textProperty().bind(viewModel.outcomeProperty());
        viewModel.stageProperty().addListener((property, before, now) -> draw(now));
        viewModel.bypassedProperty().addListener((property, before, now) -> mark(now));
        back.visibleProperty().bind(viewModel.mayReturnProperty());
        back.managedProperty().bind(viewModel.mayReturnProperty());
        drain.visibleProperty().bind(viewModel.mayPlanStopProperty());
        drain.managedProperty().bind(viewModel.mayPlanStopProperty());
        fault.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        mark(viewModel.bypassedProperty().get());
        draw(viewModel.stageProperty().get());
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            viewModel.stepBack();
        }
    }

    @FXML
    private void ask() {
        viewModel.ask();
        no.requestFocus();
    }

    @FXML
    private void yes() {
        viewModel.switchToBypass();
    }

    @FXML
    private void no() {
        viewModel.stepBack();
        ask.requestFocus();
    }

    @FXML
    private void back() {
        viewModel.returnToService();
    }

    @FXML
    private void drain() {
        viewModel.planStop();
    }

    private void mark(boolean bypassed) {
        stateGlyph.show(bypassed ? Symbol.BYPASS : Symbol.IN_SERVICE);
    }

    private void draw(Stage stage) {
        shown(first, stage != Stage.ASKING);
        shown(question, stage == Stage.ASKING);
        ask.setDisable(stage == Stage.SENDING);
        back.setDisable(stage == Stage.SENDING);
        drain.setDisable(stage == Stage.SENDING);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
