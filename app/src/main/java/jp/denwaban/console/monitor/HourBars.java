package jp.denwaban.console.monitor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import jp.denwaban.console.monitor.TodayViewModel.Hours;

/** Calls by the hour of the day: grey bars, the present hour darker. */
public final class HourBars extends Pane {
    private static final double WORDS_HEIGHT = 20;
    private static final double GAP = 3;
    private static final int HOURS = 24;
    private static final int EVERY = 6;

    private final List<Rectangle> bars = new ArrayList<>();
    private final List<Text> words = new ArrayList<>();
    private final Line axis = new Line();
    private Hours hours = new Hours(Collections.nCopies(HOURS, 0), 0);

    public HourBars() {
        getStyleClass().add("hour-bars");
        setMinHeight(40);
        setPrefHeight(112);
        for (int hour = 0; hour < HOURS; hour++) {
            Rectangle bar = new Rectangle();
            bar.getStyleClass().add("hour-bar");
            bars.add(bar);
        }
        for (int hour = 0; hour <= HOURS; hour += EVERY) {
            Text word = new Text(hour + "時");
            word.getStyleClass().add("hour-word");
            words.add(word);
        }
        axis.getStyleClass().add("hour-axis");
        getChildren().addAll(bars);
        getChildren().add(axis);
        getChildren().addAll(words);
    }

    void show(Hours next) {
        hours = next;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double floor = Math.floor(getHeight() - WORDS_HEIGHT);
        double pitch = getWidth() / HOURS;
        int most = Math.max(1, Collections.max(hours.counts()));
        for (int hour = 0; hour < HOURS; hour++) {
            Rectangle bar = bars.get(hour);
            int count = hours.counts().get(hour);
            double height = count == 0 ? 0 : Math.max(2, Math.rint((floor - 1) * count / most));
            double left = Math.rint(hour * pitch) + 1;
            bar.setX(left);
            bar.setWidth(Math.rint((hour + 1) * pitch) + 1 - left - GAP);
            bar.setY(floor - height);
            bar.setHeight(height);
            bar.getStyleClass()
                    .setAll(
                            hour == hours.current()
                                    ? List.of("hour-bar", "hour-bar-now")
                                    : List.of("hour-bar"));
        }
        axis.setStartX(0);
        axis.setEndX(getWidth());
        axis.setStartY(floor + 0.5);
        axis.setEndY(floor + 0.5);
        for (int i = 0; i < words.size(); i++) {
            Text word = words.get(i);
            double wide = word.getLayoutBounds().getWidth();
            double middle = i * EVERY * pitch;
            word.setX(Math.rint(Math.max(0, Math.min(getWidth() - wide, middle - wide / 2))));
            word.setY(floor + 16);
        }
    }
}
