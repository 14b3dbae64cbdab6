package jp.denwaban.console;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * How the console looks: AtlantaFX Primer underneath, our colour roles on top, light by day and
 * dark by night. The fonts come with the reports, so that screen and paper are the same face.
 */
public final class Theme {
    private static final String FONTS = "/jp/denwaban/reports/fonts/";
    private static final List<String> FACES =
            List.of(
                    "BIZUDPGothic-Regular.ttf",
                    "BIZUDPGothic-Bold.ttf",
                    "BIZUDGothic-Regular.ttf",
                    "BIZUDGothic-Bold.ttf");

    /** JavaFX ignores the size of a font that is only loaded for CSS. */
    private static final double ANY_SIZE = 16;

    private final Scene scene;
    private boolean dark;

    public Theme(Scene scene) {
        this.scene = scene;
        FACES.forEach(Theme::loadFont);
        paint();
    }

    /** F11: 明るさ 昼／夜. */
    public void toggle() {
        dark = !dark;
        paint();
    }

    public boolean dark() {
        return dark;
    }

    private void paint() {
        Application.setUserAgentStylesheet(
                (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        // Roles stand in the scene's sheets, because pop-ups copy those from their owner.
        ObservableList<String> sheets = scene.getStylesheets();
        sheets.setAll(sheet(dark ? "roles-dark.css" : "roles-light.css"), sheet("theme.css"));
    }

    private static String sheet(String name) {
        URL url = Objects.requireNonNull(Theme.class.getResource(name), name);
        return url.toExternalForm();
    }

    private static void loadFont(String face) {
        try (InputStream in = Theme.class.getResourceAsStream(FONTS + face)) {
            if (Font.loadFont(Objects.requireNonNull(in, face), ANY_SIZE) == null) {
                throw new IllegalStateException("not a font: " + face);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be read from the jar: " + face, e);
        }
    }
}
