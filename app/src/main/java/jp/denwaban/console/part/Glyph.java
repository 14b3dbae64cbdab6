package jp.denwaban.console.part;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/**
 * A {@link Symbol} drawn at a size. Its colours are the looked-up colours {@code -glyph}, {@code
 * -glyph-edge} and {@code -glyph-over}, so that the style sheet of the place decides.
 */
public final class Glyph extends StackPane {
    /** The grid the symbols are drawn on, in their own units. */
    private static final double GRID = 24;

    private final SVGPath fill = part("glyph-fill");
    private final SVGPath line = part("glyph-line");
    private final SVGPath over = part("glyph-over");
    private final Scale scale = new Scale();
    private Symbol symbol;

    /** For FXML, which then sets symbol and size. */
    public Glyph() {
        this(Symbol.IDLE, GRID);
    }

    public Glyph(Symbol symbol, double size) {
        this.symbol = symbol;
        getStyleClass().add("glyph");
        // The frame keeps the grid's place: without it a Group shrinks to the ink inside.
        SVGPath frame = new SVGPath();
        frame.setContent("M0 0H24V24H0z");
        frame.setFill(null);
        Group ink = new Group(frame, fill, line, over);
        ink.getTransforms().add(scale);
        getChildren().add(new Group(ink));
        setMouseTransparent(true);
        size(size);
        show(symbol);
    }

    public Symbol getSymbol() {
        return symbol;
    }

    public void setSymbol(Symbol next) {
        show(next);
    }

    public double getSize() {
        return scale.getX() * GRID;
    }

    public void setSize(double px) {
        size(px);
    }

    public void show(Symbol next) {
        symbol = next;
        fill.setContent(next.fill());
        line.setContent(next.line());
        over.setContent(next.over());
    }

    public void size(double px) {
        scale.setX(px / GRID);
        scale.setY(px / GRID);
        setMinSize(px, px);
        setPrefSize(px, px);
        setMaxSize(px, px);
    }

    private static SVGPath part(String styleClass) {
        SVGPath path = new SVGPath();
        path.getStyleClass().add(styleClass);
        return path;
    }
}
