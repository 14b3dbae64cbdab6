package jp.denwaban.console.monitor;

import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** Binds guidance-band.fxml to its view model. */
public final class GuidanceBandController {
    private final GuidanceBandViewModel viewModel;
    @FXML private Label now;
    @FXML private Label next;
    @FXML private Label unrecordable;
    @FXML private DayTimeline timeline;

    GuidanceBandController(GuidanceBandViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        now.textProperty().bind(viewModel.nowProperty());
        next.textProperty().bind(viewModel.nextProperty());
        unrecordable.textProperty().bind(viewModel.unrecordableProperty());
        unrecordable.visibleProperty().bind(unrecordable.textProperty().isNotEmpty());
        unrecordable.managedProperty().bind(unrecordable.visibleProperty());
        viewModel.dayProperty().addListener((property, before, day) -> timeline.show(day));
        timeline.show(viewModel.dayProperty().get());
    }
}
