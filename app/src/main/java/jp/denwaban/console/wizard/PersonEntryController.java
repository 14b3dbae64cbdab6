package jp.denwaban.console.wizard;

import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import jp.denwaban.console.Strings;

/** Binds person-entry.fxml to its view model; the password goes on as characters and is cleared. */
public final class PersonEntryController implements Page {
    private final PersonEntry entry;
    private final Strings words;
    private final BiConsumer<char[], char[]> enter;

    @FXML private Label who;
    @FXML private TextField user;
    @FXML private TextField title;
    @FXML private TextField name;
    @FXML private PasswordField password;
    @FXML private PasswordField again;

    public PersonEntryController(
            PersonEntry entry, Strings words, BiConsumer<char[], char[]> enter) {
        this.entry = entry;
        this.words = words;
        this.enter = enter;
    }

    @FXML
    private void initialize() {
        who.setText(words.text("wizard.person.who." + entry.role().name()));
        user.textProperty().bindBidirectional(entry.userProperty());
        title.textProperty().bindBidirectional(entry.titleProperty());
        name.textProperty().bindBidirectional(entry.nameProperty());
    }

    @Override
    public void shown() {
        user.requestFocus();
    }

    @Override
    @FXML
    public void next() {
        char[] first = characters(password);
        char[] second = characters(again);
        password.clear();
        again.clear();
        enter.accept(first, second);
    }

    private static char[] characters(PasswordField field) {
        CharSequence typed = field.getCharacters();
        char[] characters = new char[typed.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = typed.charAt(i);
        }
        return characters;
    }
}
