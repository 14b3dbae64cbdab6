package jp.denwaban.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads the FXML and CSS that carry a controller's stem: {@code LineTileController} has {@code
 * line-tile.fxml} and {@code line-tile.css} beside it.
 */
public final class ViewLoader {
    private ViewLoader() {}

    public static Parent load(Object controller, Strings words) {
        Class<?> type = controller.getClass();
        String stem = stem(type);
        URL fxml = Objects.requireNonNull(type.getResource(stem + ".fxml"), stem + ".fxml");
        FXMLLoader loader = new FXMLLoader(fxml, words.bundle());
        loader.setController(controller);
        try {
            Parent view = loader.load();
            URL css = type.getResource(stem + ".css");
            if (css != null) {
                view.getStylesheets().add(css.toExternalForm());
            }
            return view;
        } catch (IOException e) {
            // The file is in our own jar and every FXML is loaded by a test: this is a broken
            // build.
            throw new UncheckedIOException(stem + ".fxml cannot be loaded", e);
        }
    }

    private static String stem(Class<?> controller) {
        String name = controller.getSimpleName().replaceFirst("Controller$", "");
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
