package jp.denwaban.console.monitor;

import javafx.scene.layout.Region;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;

/**
 * One leg's level in segments of 2.5 dB from −60 to 0. Two paths are laid once; a change of level
 * only moves a clip, so that 64 tiles repaint little.
 */
public final class LevelMeter extends Region {
    private static final double GAP = 2;
    private static final int FLOOR_DB = -60;

    private final Path off = new Path();
    private final Path on = new Path();
    private final Rectangle lit = new Rectangle();
    private int segments = 24;
    private int db = FLOOR_DB;

    public LevelMeter() {
        getStyleClass().add("level-meter");
        off.getStyleClass().add("meter-off");
        on.getStyleClass().add("meter-on");
        on.setClip(lit);
        getChildren().addAll(off, on);
        setMinWidth(0);
        widthProperty().addListener((property, before, now) -> lay());
        heightProperty().addListener((property, before, now) -> lay());
    }

    public void segments(int count) {
        segments = count;
        lay();
    }

    public void show(int levelDb) {
        if (lit(levelDb) != lit(db)) {
            db = levelDb;
            light();
        }
        db = levelDb;
    }

    /** How many segments of the present scale a level lights. */
    int lit(int levelDb) {
        double share = (levelDb - (double) FLOOR_DB) / -FLOOR_DB;
        return (int) Math.round(Math.max(0, Math.min(1, share)) * segments);
    }

    private void lay() {
        off.getElements().clear();
        on.getElements().clear();
        for (int i = 0; i < segments; i++) {
            double left = edge(i);
            double right = edge(i + 1) - GAP;
            for (Path path : new Path[] {off, on}) {
                path.getElements()
                        .addAll(
                                new MoveTo(left, 0),
                                new HLineTo(right),
                                new VLineTo(getHeight()),
                                new HLineTo(left),
                                new VLineTo(0));
            }
        }
        lit.setHeight(getHeight());
        light();
    }

    private void light() {
        lit.setWidth(edge(lit(db)));
    }

    /** Whole pixels, so that every segment is crisp; the last gap falls outside. */
    private double edge(int segment) {
        return Math.rint(segment * (getWidth() + GAP) / segments);
    }
}
