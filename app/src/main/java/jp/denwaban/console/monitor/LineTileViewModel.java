package jp.denwaban.console.monitor;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What one line tile shows: its face, and the levels of its two legs. Lives on the JavaFX thread.
 */
public final class LineTileViewModel {
    /** Nothing is heard below it; the meters are empty. */
    static final int SILENT_DB = -60;

    private final ReadOnlyObjectWrapper<LineFace> face;
    private final ReadOnlyIntegerWrapper callerDb = new ReadOnlyIntegerWrapper(SILENT_DB);
    private final ReadOnlyIntegerWrapper staffDb = new ReadOnlyIntegerWrapper(SILENT_DB);

    LineTileViewModel(LineFace face) {
        this.face = new ReadOnlyObjectWrapper<>(face);
    }

    void show(LineFace next) {
        face.set(next);
    }

    void levels(int caller, int staff) {
        callerDb.set(caller);
        staffDb.set(staff);
    }

    public ReadOnlyObjectProperty<LineFace> faceProperty() {
        return face.getReadOnlyProperty();
    }

    public LineFace face() {
        return face.get();
    }

    /** dBFS of what the caller says. */
    public ReadOnlyIntegerProperty callerDbProperty() {
        return callerDb.getReadOnlyProperty();
    }

    /** dBFS of what the officer says. */
    public ReadOnlyIntegerProperty staffDbProperty() {
        return staffDb.getReadOnlyProperty();
    }
}
