package jp.denwaban.console.monitor;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Lays tiles of equal size in the order of their lines, in the density that fits. */
public final class TileGrid extends Pane {
    private Density density = Density.NORMAL;
    private Consumer<Density> watcher = chosen -> {};

    public TileGrid() {
        getStyleClass().add("tile-grid");
        // Chosen before the layout of this pane, because tiles may not change while they are laid.
        widthProperty().addListener((property, before, now) -> choose());
        heightProperty().addListener((property, before, now) -> choose());
        getChildren().addListener((ListChangeListener<Node>) change -> choose());
    }

    /** Is told of every change of density, and of the present one. */
    void onDensity(Consumer<Density> newWatcher) {
        watcher = newWatcher;
        watcher.accept(density);
    }

    public Density density() {
        return density;
    }

    private void choose() {
        Density fitting = Density.choose(getChildren().size(), getWidth(), getHeight());
        if (fitting != density && !getChildren().isEmpty() && getWidth() > 0 && getHeight() > 0) {
            density = fitting;
            watcher.accept(density);
        }
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        List<Node> tiles = getManagedChildren();
        if (tiles.isEmpty()) {
            return;
        }
        int columns = density.columns(tiles.size());
        double width = density.tileWidth(columns, getWidth());
        double height = density.tileHeight(tiles.size(), columns, getHeight());
        for (int i = 0; i < tiles.size(); i++) {
            double x = snapPositionX((i % columns) * (width + density.gap()));
            double y = snapPositionY((i / columns) * (height + density.gap()));
            double right = snapPositionX((i % columns) * (width + density.gap()) + width);
            double bottom = snapPositionY((i / columns) * (height + density.gap()) + height);
            tiles.get(i).resizeRelocate(x, y, right - x, bottom - y);
        }
    }
}
