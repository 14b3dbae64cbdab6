package jp.denwaban.console;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import jp.denwaban.console.part.Glyph;
import jp.denwaban.console.part.Symbol;
import jp.denwaban.wire.Snapshot.Mode;

/** The mode badge and the alarm button of the top bar: each state with its own shape and word. */
final class TopBarSigns {
    private final Strings words;

    TopBarSigns(Strings words) {
        this.words = words;
    }

    void show(Mode mode, HBox badge, Glyph glyph, Label word) {
        badge.getStyleClass().setAll("badge", "badge-" + word(mode));
        glyph.show(
                switch (mode) {
                    case IN_SERVICE -> Symbol.IN_SERVICE;
                    case BYPASS -> Symbol.BYPASS;
                    case TRAINING -> Symbol.TRAINING;
                });
        word.setText(words.text("frame.mode." + word(mode)));
    }

    /**
     * @param level 0 without alarms, otherwise the worst
     */
    void show(int level, int count, Button alarms, Glyph glyph) {
        alarms.getStyleClass().removeIf(name -> name.startsWith("alarm-level-"));
        alarms.getStyleClass().add("alarm-level-" + level);
        glyph.show(level == 0 ? Symbol.TICK : level == 1 ? Symbol.FAULT : Symbol.ATTENTION);
        alarms.setText(
                Optional.of(count)
                        .filter(some -> some > 0)
                        .map(some -> words.text("frame.alarms", Integer.toString(some)))
                        .orElseGet(() -> words.text("frame.alarms.none")));
    }

    private static String word(Mode mode) {
        return switch (mode) {
            case IN_SERVICE -> "service";
            case BYPASS -> "bypass";
            case TRAINING -> "training";
        };
    }
}
