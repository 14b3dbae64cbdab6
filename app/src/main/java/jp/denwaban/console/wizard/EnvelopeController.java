package jp.denwaban.console.wizard;

import java.util.Arrays;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

/** Fills envelope.fxml: the code, once, in groups of four; and what must be typed back. */
public final class EnvelopeController implements Page {
    private static final int GROUP = 4;

    private final WizardViewModel wizard;

    @FXML private FlowPane code;
    @FXML private Label fingerprint;
    @FXML private TextField last;

    public EnvelopeController(WizardViewModel wizard) {
        this.wizard = wizard;
    }

    @Override
    public void shown() {
        wizard.created()
                .ifPresent(
                        created -> {
                            char[] grouped = created.envelope().grouped();
                            code.getChildren().clear();
                            for (int at = 0; at < grouped.length; at += GROUP + 1) {
                                Label group = new Label(new String(grouped, at, GROUP));
                                group.getStyleClass().add("envelope-group");
                                code.getChildren().add(group);
                            }
                            Arrays.fill(grouped, '\0');
                            fingerprint.setText(created.fingerprint());
                        });
        last.requestFocus();
    }

    @Override
    @FXML
    public void next() {
        wizard.confirmEnvelope(last.getText());
    }
}
