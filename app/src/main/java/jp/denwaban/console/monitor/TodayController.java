package jp.denwaban.console.monitor;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import jp.denwaban.console.Strings;
import jp.denwaban.console.part.Digits;
import jp.denwaban.console.part.Glyph;
import jp.denwaban.console.part.Symbol;

/** Binds today.fxml to its view model. */
public final class TodayController {
    private static final double FIGURE = 32;
    private static final double SMALL_FIGURE = 24;

    private final TodayViewModel viewModel;
    private final Strings words;
    @FXML private Digits rang;
    @FXML private Digits recorded;
    @FXML private Digits abandoned;
    @FXML private VBox progress;
    @FXML private Digits inProgress;
    @FXML private HourBars hours;
    @FXML private Glyph verdictGlyph;
    @FXML private Label verdict;
    @FXML private Label whole;
    @FXML private Label sum;

    TodayController(TodayViewModel viewModel, Strings words) {
        this.viewModel = viewModel;
        this.words = words;
    }

    @FXML
    private void initialize() {
        rang.textProperty().bind(viewModel.rangProperty());
        recorded.textProperty().bind(viewModel.recordedProperty());
        abandoned.textProperty().bind(viewModel.abandonedProperty());
        whole.textProperty().bind(viewModel.wholeProperty());
        inProgress.textProperty().bind(viewModel.inProgressProperty());
        fit(false, false);
        sum.textProperty().bind(viewModel.sumProperty());
        viewModel.hoursProperty().addListener((property, before, now) -> hours.show(now));
        hours.show(viewModel.hoursProperty().get());
        viewModel.agreesProperty().addListener((property, before, now) -> judge(now));
        judge(viewModel.agreesProperty().get());
    }

    /**
     * A headquarters counts in thousands: two rows of figures, or smaller ones in a narrow window.
     */
    void fit(boolean many, boolean narrow) {
        boolean twoRows = many && !narrow;
        progress.setVisible(twoRows);
        progress.setManaged(twoRows);
        for (Digits figure : List.of(rang, recorded, abandoned)) {
            figure.size(many && narrow ? SMALL_FIGURE : FIGURE);
        }
    }

    private void judge(boolean agrees) {
        verdict.setText(words.text(agrees ? "today.agrees" : "today.differs"));
        verdictGlyph.show(agrees ? Symbol.TICK : Symbol.ATTENTION);
        verdictGlyph.getStyleClass().setAll("glyph", agrees ? "ok" : "attention");
    }
}
