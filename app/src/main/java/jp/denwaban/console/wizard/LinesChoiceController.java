package jp.denwaban.console.wizard;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import jp.denwaban.console.Strings;
import jp.denwaban.line.LineNumber;

/** Binds lines-choice.fxml to its view model: one row a line, with the ports that were found. */
public final class LinesChoiceController implements Page {
    private final LinesChoice choice;
    private final SiteChoice site;
    private final Strings words;
    private final Runnable next;

    @FXML private Spinner<Integer> count;
    @FXML private Label found;
    @FXML private Button assign;
    @FXML private Node ports;
    @FXML private Label virtual;
    @FXML private GridPane rows;

    public LinesChoiceController(
            LinesChoice choice, SiteChoice site, Strings words, Runnable next) {
        this.choice = choice;
        this.site = site;
        this.words = words;
        this.next = next;
    }

    @FXML
    private void initialize() {
        count.setValueFactory(
                new IntegerSpinnerValueFactory(1, LinesChoice.MOST, choice.rows().size()));
        count.valueProperty().addListener((p, before, now) -> recount(now));
        found.setText(
                choice.ports().isEmpty()
                        ? words.text("wizard.lines.none")
                        : words.text(
                                "wizard.lines.found", Integer.toString(choice.ports().size())));
        assign.setDisable(choice.ports().isEmpty());
        fill();
    }

    @Override
    public void shown() {
        boolean training = site.trainingProperty().get();
        ports.setVisible(!training);
        ports.setManaged(!training);
        virtual.setVisible(training);
        virtual.setManaged(training);
        count.requestFocus();
    }

    @Override
    public void next() {
        count.commitValue();
        next.run();
    }

    @FXML
    private void assign() {
        choice.assign();
    }

    private void recount(int lines) {
        choice.count(lines);
        fill();
    }

    private void fill() {
        rows.getChildren().clear();
        rows.addRow(
                0,
                head("wizard.lines.number"),
                head("wizard.lines.profile"),
                head("wizard.lines.control"),
                head("wizard.lines.voice"));
        for (LinesChoice.Row row : choice.rows()) {
            Label number = new Label(new LineNumber(row.number()).toString());
            number.getStyleClass().add("wizard-line");
            ComboBox<String> voice = port(row.voiceProperty(), "wizard-voice-" + row.number());
            voice.disableProperty().bind(row.profileProperty().isNotEqualTo(LinesChoice.INLINE));
            rows.addRow(
                    row.number(),
                    number,
                    profile(row),
                    port(row.controlProperty(), "wizard-control-" + row.number()),
                    voice);
        }
    }

    private Label head(String key) {
        Label head = new Label(words.text(key));
        head.getStyleClass().add("wizard-head");
        return head;
    }

    private ComboBox<String> profile(LinesChoice.Row row) {
        ComboBox<String> profile =
                new ComboBox<>(
                        FXCollections.observableArrayList(LinesChoice.INLINE, LinesChoice.MIXED));
        profile.setId("wizard-profile-" + row.number());
        profile.setConverter(new ProfileWords());
        profile.valueProperty().bindBidirectional(row.profileProperty());
        profile.setPrefWidth(260);
        return profile;
    }

    private ComboBox<String> port(StringProperty value, String id) {
        List<String> known = new ArrayList<>(choice.ports());
        ComboBox<String> port = new ComboBox<>(FXCollections.observableArrayList(known));
        port.setId(id);
        port.setEditable(true);
        port.getEditor().textProperty().bindBidirectional(value);
        port.setPrefWidth(340);
        return port;
    }

    private final class ProfileWords extends StringConverter<String> {
        @Override
        public String toString(String profile) {
            return profile == null ? "" : words.text("wizard.profile." + profile);
        }

        @Override
        public String fromString(String text) {
            throw new UnsupportedOperationException("a profile is chosen, never typed");
        }
    }
}
