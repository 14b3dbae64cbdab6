package jp.denwaban.console.monitor;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.denwaban.console.Strings;
import jp.denwaban.console.monitor.AlarmListViewModel.Alarms;
import jp.denwaban.console.monitor.AlarmListViewModel.Row;
import jp.denwaban.console.part.Glyph;
import jp.denwaban.console.part.Symbol;

/** Binds alarm-list.fxml to its view model. */
public final class AlarmListController {
    /** More would push the counts off the column; the rest is counted in one line. */
    private static final int MOST_ROWS = 4;

    private final AlarmListViewModel viewModel;
    private final Strings words;
    private final LongConsumer confirm;
    @FXML private Label note;
    @FXML private VBox rows;

    AlarmListController(AlarmListViewModel viewModel, Strings words, LongConsumer confirm) {
        this.viewModel = viewModel;
        this.words = words;
        this.confirm = confirm;
    }

    @FXML
    private void initialize() {
        viewModel.alarmsProperty().addListener((property, before, now) -> draw(now));
        draw(viewModel.alarmsProperty().get());
    }

    private void draw(Alarms alarms) {
        note.setText(alarms.note());
        List<Row> all = alarms.rows();
        Optional<Object> focused =
                buttons().filter(Node::isFocused).map(Node::getUserData).findFirst();
        rows.getChildren().setAll(all.stream().limit(MOST_ROWS).map(this::row).toList());
        if (all.isEmpty()) {
            rows.getChildren().add(calm());
        } else if (all.size() > MOST_ROWS) {
            Label more =
                    new Label(words.text("alarms.more", Integer.toString(all.size() - MOST_ROWS)));
            more.getStyleClass().add("alarms-more");
            rows.getChildren().add(more);
        }
        // A new alarm must not take the key away from whoever is confirming another.
        focused.flatMap(id -> buttons().filter(b -> id.equals(b.getUserData())).findFirst())
                .ifPresent(Node::requestFocus);
    }

    private Stream<Node> buttons() {
        return rows.lookupAll(".button").stream();
    }

    private Node calm() {
        Glyph tick = new Glyph(Symbol.TICK, 20);
        tick.getStyleClass().add("ok");
        Label word = new Label(words.text("alarms.none"));
        word.getStyleClass().add("quiet");
        HBox calm = new HBox(tick, word);
        calm.getStyleClass().add("alarms-calm");
        return calm;
    }

    private Node row(Row alarm) {
        Glyph glyph =
                new Glyph(
                        switch (alarm.level()) {
                            case 1 -> Symbol.FAULT;
                            case 2 -> Symbol.ATTENTION;
                            default -> Symbol.NOTE;
                        },
                        20);
        glyph.getStyleClass()
                .add(alarm.level() == 1 ? "danger" : alarm.level() == 2 ? "attention" : "note");
        Label word = new Label(alarm.word());
        word.getStyleClass().add("alarm-word");
        word.setMinWidth(Region.USE_PREF_SIZE);
        Label when = new Label(alarm.when());
        when.getStyleClass().add("alarm-when");
        Pane gap = new Pane();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(glyph, word, when, gap);
        head.getStyleClass().add("alarm-head");
        if (alarm.confirmable()) {
            head.getChildren().add(button(alarm));
        }
        Label sentence = new Label(alarm.sentence());
        sentence.getStyleClass().add("alarm-sentence");
        sentence.setWrapText(true);
        VBox row = new VBox(head, sentence);
        row.getStyleClass().addAll("alarm", "level-" + alarm.level());
        return row;
    }

    private Button button(Row alarm) {
        Button button = new Button(words.text("alarms.confirm"));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setUserData(alarm.id());
        button.setAccessibleText(button.getText() + " " + alarm.sentence());
        button.setOnAction(event -> confirm.accept(alarm.id()));
        return button;
    }
}
