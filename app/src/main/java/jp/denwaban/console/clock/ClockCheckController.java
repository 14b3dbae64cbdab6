package jp.denwaban.console.clock;

import java.util.concurrent.Executor;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** Binds clock-check.fxml to its view model: it lies over the page while a person is asked. */
public final class ClockCheckController {
    private final ClockCheckViewModel viewModel;
    private final Executor fx;

    @FXML private StackPane veil;
    @FXML private Label why;
    @FXML private Label boxTime;
    @FXML private Label other;
    @FXML private TextField date;
    @FXML private TextField time;
    @FXML private Label message;
    @FXML private Button agree;
    @FXML private Button set;

    /**
     * @param fx gives the button the focus behind everything else that a sign-in moves it to
     */
    public ClockCheckController(ClockCheckViewModel viewModel, Executor fx) {
        this.viewModel = viewModel;
        this.fx = fx;
    }

    @FXML
    private void initialize() {
        veil.visibleProperty().bind(viewModel.neededProperty());
        veil.managedProperty().bind(viewModel.neededProperty());
        why.textProperty().bind(viewModel.whyProperty());
        other.textProperty().bind(viewModel.otherProperty());
        agree.visibleProperty().bind(viewModel.agreeableProperty());
        boxTime.textProperty().bind(viewModel.boxTimeProperty());
        message.textProperty().bind(viewModel.messageProperty());
        date.textProperty().bindBidirectional(viewModel.dateProperty());
        time.textProperty().bindBidirectional(viewModel.timeProperty());
        for (Node each : new Node[] {date, time, agree, set}) {
            each.disableProperty().bind(viewModel.busyProperty());
        }
        viewModel.neededProperty().addListener((property, before, now) -> ask(now));
        veil.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void ask(boolean now) {
        if (now) {
            fx.execute(() -> (agree.isVisible() ? agree : date).requestFocus());
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            viewModel.later();
            event.consume();
        }
    }

    @FXML
    private void agree() {
        viewModel.agree();
    }

    @FXML
    private void set() {
        viewModel.set();
    }

    @FXML
    private void later() {
        viewModel.later();
    }
}
