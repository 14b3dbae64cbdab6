package jp.denwaban.console.wizard;

import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import jp.denwaban.console.Strings;
import jp.denwaban.site.SiteKind;

/** Binds site-choice.fxml to its view model: kind, the titles that follow, name, 訓練. */
public final class SiteChoiceController implements Page {
    private final SiteChoice choice;
    private final Strings words;
    private final Runnable next;

    @FXML private VBox kinds;
    @FXML private TextField name;
    @FXML private CheckBox training;

    public SiteChoiceController(SiteChoice choice, Strings words, Runnable next) {
        this.choice = choice;
        this.words = words;
        this.next = next;
    }

    @FXML
    private void initialize() {
        ToggleGroup group = new ToggleGroup();
        for (SiteKind kind : SiteKind.values()) {
            RadioButton radio = new RadioButton(words.text("wizard.kind." + kind.name()));
            radio.setId("wizard-kind-" + kind.name());
            radio.setToggleGroup(group);
            radio.setSelected(choice.kindProperty().get() == kind);
            radio.setOnAction(event -> choice.kindProperty().set(kind));
            Label titles =
                    new Label(
                            words.text(
                                    "wizard.kind.titles",
                                    kind.manager(),
                                    kind.administrator(),
                                    kind.operator()));
            titles.getStyleClass().add("wizard-hint");
            VBox box = new VBox(radio, titles);
            box.getStyleClass().add("wizard-kind");
            kinds.getChildren().add(box);
        }
        name.textProperty().bindBidirectional(choice.nameProperty());
        training.selectedProperty().bindBidirectional(choice.trainingProperty());
    }

    @Override
    public void shown() {
        name.requestFocus();
    }

    @Override
    @FXML
    public void next() {
        next.run();
    }
}
