package jp.denwaban.console.wizard;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import jp.denwaban.site.SettingsRules;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteKind;

/** Step 1: which kind of site this is, its name, and whether it is for 訓練. */
public final class SiteChoice {
    private final ObjectProperty<SiteKind> kind = new SimpleObjectProperty<>(SiteKind.STATION);
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty training = new SimpleBooleanProperty();

    /** What is wrong, as a key of the bundle; empty when the step is complete. */
    Optional<String> complaint() {
        try {
            SettingsRules.checkName(name.get().strip());
            return Optional.empty();
        } catch (SiteException e) {
            return Optional.of("wizard.site.name.wrong");
        }
    }

    public ObjectProperty<SiteKind> kindProperty() {
        return kind;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public BooleanProperty trainingProperty() {
        return training;
    }
}
