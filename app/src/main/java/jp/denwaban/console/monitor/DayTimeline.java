package jp.denwaban.console.monitor;

import java.time.LocalTime;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import jp.denwaban.console.monitor.GuidanceBandViewModel.Day;
import jp.denwaban.wire.Snapshot.Guidance.Span;

/** The guidance of one day from 0:00 to 24:00, with a marker where now is. */
public final class DayTimeline extends Pane {
    private static final double BAR_TOP = 22;
    private static final double BAR_HEIGHT = 22;
    private static final double WORDS_DOWN = 61;
    private static final double MARKER_TOP = 14;

    /** A span narrower than this has no room for its name. */
    private static final double NAMED_WIDTH = 96;

    private static final double SECONDS_OF_DAY = 86_400;

    private Day day = new Day(List.of(), LocalTime.MIDNIGHT);

    public DayTimeline() {
        getStyleClass().add("day-timeline");
        setMinHeight(68);
        setPrefHeight(68);
        setMinWidth(0);
        widthProperty().addListener((property, before, now) -> draw());
    }

    void show(Day next) {
        boolean same = next.equals(day);
        day = next;
        if (!same) {
            draw();
        }
    }

    private void draw() {
        getChildren().clear();
        List<Span> spans = day.spans();
        for (int i = 0; i < spans.size(); i++) {
            LocalTime from = spans.get(i).from();
            double left = at(from);
            boolean last = i == spans.size() - 1;
            double right = last ? getWidth() : at(spans.get(i + 1).from());
            boolean now =
                    !day.now().isBefore(from)
                            && (last || day.now().isBefore(spans.get(i + 1).from()));
            getChildren().add(bar(spans.get(i), left, right - left, now));
            if (i > 0) {
                getChildren().add(change(from, left));
            }
        }
        if (!spans.isEmpty()) {
            addMarker(at(day.now()));
        }
    }

    private double at(LocalTime time) {
        return Math.rint(time.toSecondOfDay() / SECONDS_OF_DAY * getWidth());
    }

    private static Label bar(Span span, double left, double width, boolean now) {
        Label bar = new Label(width < NAMED_WIDTH ? "" : span.name());
        bar.getStyleClass().add("span");
        if (now) {
            bar.getStyleClass().add("span-now");
        }
        bar.setMinSize(width, BAR_HEIGHT);
        bar.setMaxSize(width, BAR_HEIGHT);
        bar.relocate(left, BAR_TOP);
        return bar;
    }

    private Text change(LocalTime from, double middle) {
        Text word = new Text(GuidanceBandViewModel.clock(from));
        word.getStyleClass().add("day-change");
        // Its width is known once the style sheet has been applied.
        word.layoutBoundsProperty()
                .addListener(
                        (property, before, bounds) ->
                                word.setX(Math.rint(middle - bounds.getWidth() / 2)));
        word.setX(middle - word.getLayoutBounds().getWidth() / 2);
        word.setY(WORDS_DOWN);
        return word;
    }

    private void addMarker(double x) {
        Polygon head = new Polygon(x - 5.5, MARKER_TOP, x + 5.5, MARKER_TOP, x, MARKER_TOP + 8.0);
        Rectangle stem = new Rectangle(x - 1.5, MARKER_TOP + 4, 3, BAR_HEIGHT + 8);
        head.getStyleClass().add("day-marker");
        stem.getStyleClass().add("day-marker");
        getChildren().addAll(stem, head);
    }
}
