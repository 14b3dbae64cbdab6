package jp.denwaban.console.wizard;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import jp.denwaban.account.Person;
import jp.denwaban.console.Strings;
import jp.denwaban.site.SiteSettings;

/** Fills summary.fxml: everything that will be made, to be read once more. */
public final class SummaryController implements Page {
    private final WizardViewModel wizard;
    private final Strings words;

    @FXML private GridPane facts;

    public SummaryController(WizardViewModel wizard, Strings words) {
        this.wizard = wizard;
        this.words = words;
    }

    @Override
    public void shown() {
        SiteSettings settings = wizard.settings();
        facts.getChildren().clear();
        add("wizard.site.kind", words.text("wizard.kind." + settings.kind().name()));
        add("wizard.site.name", settings.name());
        add("wizard.summary.mode", words.text(modeKey(settings)));
        add("wizard.summary.manager", settings.kind().manager());
        add(
                "wizard.summary.lines",
                words.text("wizard.summary.count", Integer.toString(settings.lines().size())));
        add("wizard.step.ADMINISTRATOR", text(wizard.administrator().person().person()));
        add("wizard.step.OPERATOR", text(wizard.operator().person().person()));
        add("wizard.summary.folder", wizard.site().root().toString());
    }

    @Override
    public void next() {
        wizard.next();
    }

    private static String modeKey(SiteSettings settings) {
        return settings.training() ? "wizard.summary.training" : "wizard.summary.service";
    }

    private String text(Person person) {
        return words.text(
                "wizard.summary.person", person.title(), person.name(), person.id().text());
    }

    private void add(String key, String fact) {
        Label label = new Label(words.text(key));
        label.getStyleClass().add("wizard-field");
        Label value = new Label(fact);
        value.getStyleClass().add("wizard-fact");
        value.setWrapText(true);
        facts.addRow(facts.getRowCount(), label, value);
    }
}
