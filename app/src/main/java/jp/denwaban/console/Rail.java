package jp.denwaban.console;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.denwaban.console.part.Glyph;

/** The list of screens at the left: icon, word and digit of each, the present one marked. */
final class Rail {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double ICON_PX = 22;

    private final VBox entries;
    private final Strings words;
    private final Consumer<Screen> go;

    /**
     * @param entries the box of frame.fxml that this fills
     */
    Rail(VBox entries, Strings words, Consumer<Screen> go) {
        this.entries = entries;
        this.words = words;
        this.go = go;
    }

    void fill(List<Screen> open, Screen current) {
        entries.getChildren().setAll(open.stream().map(this::entry).toList());
        mark(current);
    }

    void mark(Screen current) {
        for (Node entry : entries.getChildren()) {
            entry.pseudoClassStateChanged(CHOSEN, current.equals(entry.getUserData()));
        }
    }

    /** Puts the focus on the entry of this screen. */
    void focus(Screen current) {
        entries.getChildren().stream()
                .filter(entry -> current.equals(entry.getUserData()))
                .forEach(Node::requestFocus);
    }

    private Node entry(Screen screen) {
        Label word = new Label(words.text("rail." + screen.name()));
        word.getStyleClass().add("rail-word");
        Label digit = new Label(Integer.toString(screen.digit()));
        digit.getStyleClass().add("rail-digit");
        Pane gap = new Pane();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox content = new HBox(new Glyph(screen.symbol(), ICON_PX), word, gap, digit);
        content.getStyleClass().add("rail-content");
        Button button = new Button();
        button.setGraphic(content);
        button.getStyleClass().setAll("rail-entry");
        button.setUserData(screen);
        button.setId("rail-" + screen.name());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(word.getText());
        content.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(button::getWidth, button.widthProperty()));
        button.setOnAction(event -> go.accept(screen));
        return button;
    }
}
