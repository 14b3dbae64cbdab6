package jp.denwaban.console.part;

import javafx.beans.NamedArg;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** The black-and-yellow band of 訓練: its hue occurs nowhere else, so nobody can mistake it. */
public final class TrainingBand extends Pane {
    private static final double HEIGHT = 40;
    private static final double STRIPE = 26;
    private static final double LEAN = 24;

    /** The word stands this often; at any window width it is read without moving the eyes. */
    private static final double REPEAT = 640;

    private static final double PLATE_WIDTH = 440;

    private final String text;

    public TrainingBand(@NamedArg("text") String text) {
        this.text = text;
        getStyleClass().add("training-band");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.setHeight(HEIGHT);
        setClip(clip);
        widthProperty().addListener((property, before, now) -> draw(now.doubleValue()));
    }

    private void draw(double width) {
        getChildren().clear();
        Path stripes = new Path();
        stripes.getStyleClass().add("training-stripes");
        for (double x = -HEIGHT; x < width + HEIGHT; x += 2 * STRIPE) {
            stripes.getElements()
                    .addAll(
                            new MoveTo(x, HEIGHT),
                            new LineTo(x + LEAN, 0),
                            new LineTo(x + LEAN + STRIPE, 0),
                            new LineTo(x + STRIPE, HEIGHT),
                            new ClosePath());
        }
        getChildren().add(stripes);
        for (double x = REPEAT / 2; x < width + PLATE_WIDTH / 2; x += REPEAT) {
            getChildren().add(plate(x));
        }
    }

    private Label plate(double middle) {
        Label plate = new Label(text);
        plate.getStyleClass().add("training-plate");
        plate.setMinSize(PLATE_WIDTH, HEIGHT);
        plate.setMaxSize(PLATE_WIDTH, HEIGHT);
        plate.relocate(middle - PLATE_WIDTH / 2, 0);
        return plate;
    }
}
