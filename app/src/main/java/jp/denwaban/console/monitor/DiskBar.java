package jp.denwaban.console.monitor;

import java.util.List;
import javafx.beans.NamedArg;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** How full the volume of the recordings is, with the marks where 注意 and 警報 begin. */
public final class DiskBar extends Pane {
    private static final double BAR_TOP = 8;
    private static final double BAR_HEIGHT = 14;
    private static final double MARK_OVER = 6;
    private static final double WORDS_DOWN = 44;

    private final Rectangle ground = shape("disk-ground");
    private final Rectangle filled = shape("disk-used");
    private final Line warnMark = mark();
    private final Line alarmMark = mark();
    private final Text zero = word("0");
    private final Text warnWord;
    private final Text alarmWord;
    private int used;
    private int warn = 80;
    private int alarm = 90;

    public DiskBar(@NamedArg("warn") String warn, @NamedArg("alarm") String alarm) {
        warnWord = word(warn);
        alarmWord = word(alarm);
        getStyleClass().add("disk-bar");
        setMinHeight(50);
        setPrefHeight(50);
        getChildren().addAll(ground, filled, warnMark, alarmMark, zero, warnWord, alarmWord);
    }

    void show(int usedPercent, int warnPercent, int alarmPercent) {
        used = usedPercent;
        warn = warnPercent;
        alarm = alarmPercent;
        filled.getStyleClass()
                .setAll(
                        List.of(
                                "disk-used",
                                used >= alarm
                                        ? "disk-used-alarm"
                                        : used >= warn ? "disk-used-warn" : "disk-used-calm"));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        place(ground, 0.5, width - 1, BAR_TOP + 0.5, BAR_HEIGHT - 1);
        place(filled, 0, Math.rint(width * used / 100), BAR_TOP, BAR_HEIGHT);
        double warnAt = Math.rint(width * warn / 100);
        double alarmAt = Math.rint(width * alarm / 100);
        place(warnMark, warnAt);
        place(alarmMark, alarmAt);
        zero.setX(0);
        double alarmLeft = Math.min(width - wide(alarmWord), alarmAt - wide(alarmWord) / 2 + 9);
        alarmWord.setX(Math.rint(alarmLeft));
        warnWord.setX(
                Math.rint(Math.min(warnAt - wide(warnWord) / 2, alarmLeft - wide(warnWord) - 10)));
        for (Text text : List.of(zero, warnWord, alarmWord)) {
            text.setY(WORDS_DOWN - 4);
        }
    }

    private static double wide(Text text) {
        return text.getLayoutBounds().getWidth();
    }

    private static void place(Rectangle shape, double x, double width, double y, double height) {
        shape.setX(x);
        shape.setY(y);
        shape.setWidth(width);
        shape.setHeight(height);
    }

    private static void place(Line line, double x) {
        line.setStartX(x);
        line.setEndX(x);
        line.setStartY(BAR_TOP - MARK_OVER);
        line.setEndY(BAR_TOP + BAR_HEIGHT + MARK_OVER);
    }

    private static Rectangle shape(String styleClass) {
        Rectangle shape = new Rectangle();
        shape.getStyleClass().add(styleClass);
        return shape;
    }

    private static Line mark() {
        Line line = new Line();
        line.getStyleClass().add("disk-mark");
        return line;
    }

    private static Text word(String text) {
        Text word = new Text(text);
        word.getStyleClass().add("disk-word");
        return word;
    }
}
