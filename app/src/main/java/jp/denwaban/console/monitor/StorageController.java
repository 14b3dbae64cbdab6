package jp.denwaban.console.monitor;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import jp.denwaban.console.monitor.StorageViewModel.Facts;
import jp.denwaban.console.part.Digits;

/** Binds storage.fxml to its view model. */
public final class StorageController {
    private final StorageViewModel viewModel;
    @FXML private Digits used;
    @FXML private Label free;
    @FXML private DiskBar bar;
    @FXML private Label daysLeft;
    @FXML private Label forecast;
    @FXML private Label watchdog;
    @FXML private Label bypass;
    @FXML private Label clock;

    StorageController(StorageViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        viewModel.factsProperty().addListener((property, before, now) -> draw(now));
        draw(viewModel.factsProperty().get());
    }

    private void draw(Facts facts) {
        used.setText(Integer.toString(facts.usedPercent()));
        free.setText(facts.free());
        bar.show(facts.usedPercent(), facts.warnPercent(), facts.alarmPercent());
        daysLeft.setText(facts.daysLeft());
        forecast.setText(facts.forecast());
        watchdog.setText(facts.watchdog());
        bypass.setText(facts.bypass());
        clock.setText(facts.clock());
    }
}
