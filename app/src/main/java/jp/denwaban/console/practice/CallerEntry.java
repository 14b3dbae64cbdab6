package jp.denwaban.console.practice;

import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** この電話の番号: what the practising telephone sends as Number Display, as it was chosen. */
public final class CallerEntry {
    private static final Pattern NUMBER = Pattern.compile("0[0-9]{1,19}");

    /** An exchange that does not exist, so that no real number stands on the screen. */
    private static final String FIRST_NUMBER = "0110002417";

    private final StringProperty number = new SimpleStringProperty(FIRST_NUMBER);
    private final ObjectProperty<CallerChoice> choice =
            new SimpleObjectProperty<>(CallerChoice.NUMBER);

    /** Digits or {@code P C O S}; empty when what was typed is not a number. */
    Optional<String> id() {
        if (choice.get() != CallerChoice.NUMBER) {
            return Optional.of(choice.get().code());
        }
        String digits = number.get().strip().replace("-", "");
        return NUMBER.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }

    public StringProperty numberProperty() {
        return number;
    }

    public ObjectProperty<CallerChoice> choiceProperty() {
        return choice;
    }
}
