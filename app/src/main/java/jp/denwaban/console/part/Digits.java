package jp.denwaban.console.part;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/**
 * Figures in cells of equal width, one digit each, centred: in BIZ UDPGothic the 1 is narrower than
 * the others, and a clock set without cells would shiver.
 */
public final class Digits extends Pane {
    /** The widest digit is 1556/2048 em; source: the font's hmtx table. */
    private static final double CELL_EM = 0.76;

    private static final double COLON_EM = 0.3;

    /** Height of the em box above the baseline, 1802/2048; source: the font's hhea table. */
    private static final double ASCENT_EM = 0.88;

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private double px = 20;

    public Digits() {
        getStyleClass().add("digits");
        text.addListener((property, before, now) -> refill());
        size(px);
    }

    public StringProperty textProperty() {
        return text;
    }

    public String getText() {
        return text.get();
    }

    public void setText(String figures) {
        text.set(figures);
    }

    public double getPx() {
        return px;
    }

    public void setPx(double size) {
        size(size);
    }

    public void size(double size) {
        px = size;
        setStyle("-fx-font-size: " + px + "px;");
        requestLayout();
    }

    @Override
    public double getBaselineOffset() {
        return snappedTopInset() + px * ASCENT_EM;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snapSizeX(getText().chars().mapToDouble(this::cell).sum());
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(px);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        List<Node> cells = getChildren();
        for (Node node : cells) {
            Text glyph = (Text) node;
            double cell = cell(glyph.getText().charAt(0));
            double ink = glyph.getLayoutBounds().getWidth();
            glyph.relocate(0, 0);
            glyph.setLayoutX(snapPositionX(x + (cell - ink) / 2));
            glyph.setLayoutY(snapPositionY(px * ASCENT_EM));
            x += cell;
        }
    }

    private double cell(int character) {
        return px * (Character.isDigit(character) ? CELL_EM : COLON_EM);
    }

    private void refill() {
        String figures = getText();
        List<Node> cells = getChildren();
        while (cells.size() > figures.length()) {
            cells.remove(cells.size() - 1);
        }
        while (cells.size() < figures.length()) {
            Text glyph = new Text();
            glyph.getStyleClass().add("digit");
            glyph.setTextOrigin(VPos.BASELINE);
            glyph.setBoundsType(TextBoundsType.LOGICAL);
            cells.add(glyph);
        }
        for (int i = 0; i < figures.length(); i++) {
            ((Text) cells.get(i)).setText(figures.substring(i, i + 1));
        }
        requestLayout();
    }
}
