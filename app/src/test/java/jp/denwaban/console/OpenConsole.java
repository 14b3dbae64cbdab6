package jp.denwaban.console;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.open.CheapVault;
import org.testfx.util.WaitForAsyncUtils;

/** A whole console on a real site in a real (headless) window, driven by a test. */
public final class OpenConsole implements AutoCloseable {
    public final Console console;
    public final CompletableFuture<Integer> ended = new CompletableFuture<>();
    public final Scene scene;
    private final Stage stage;

    private OpenConsole(SiteFolder site, Stage stage, int width, int height) throws Exception {
        this.stage = stage;
        console =
                new Console(
                        new Console.Ground(
                                site, SettingsFile.read(site), CheapVault.in(site.keys())),
                        Platform::runLater,
                        Pictures.CLOCK,
                        ended::complete);
        scene = new Scene(new Pane(), width, height);
        Theme theme = new Theme(scene);
        scene.setRoot(console.view(theme::toggle));
        stage.setScene(scene);
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
        console.start();
    }

    public static OpenConsole on(SiteFolder site, Stage stage, int width, int height)
            throws Exception {
        return WaitForAsyncUtils.waitForAsyncFx(
                30_000, () -> new OpenConsole(site, stage, width, height));
    }

    /** Every text that stands on the screen now, one a line. */
    public String texts() {
        StringBuilder all = new StringBuilder();
        fx(() -> gather(scene.getRoot(), all));
        return all.toString();
    }

    private static void gather(Node node, StringBuilder all) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled label) {
            all.append(label.getText()).append('\n');
        }
        if (node instanceof Text text) {
            all.append(text.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> gather(child, all));
        }
    }

    public <T extends Node> T find(String id, Class<T> type) {
        AtomicReference<Node> found = new AtomicReference<>();
        fx(() -> found.set(scene.getRoot().lookup("#" + id)));
        return type.cast(found.get());
    }

    public boolean has(String id) {
        AtomicReference<Boolean> found = new AtomicReference<>(false);
        fx(() -> found.set(scene.getRoot().lookup("#" + id) != null));
        return found.get();
    }

    public void fx(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(30_000, work);
    }

    /** Writes target/screenshots/NAME.png. */
    public void picture(String name) throws IOException {
        picture(scene, name);
    }

    /** The same of any scene. */
    public static void picture(Scene scene, String name) throws IOException {
        WritableImage image =
                WaitForAsyncUtils.waitForAsyncFx(
                        30_000,
                        () -> {
                            for (int i = 0; i < 3; i++) {
                                scene.getRoot().applyCss();
                                scene.getRoot().layout();
                            }
                            return scene.snapshot(null);
                        });
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(out, "png", file.toFile());
    }

    @Override
    public void close() {
        fx(
                () -> {
                    if (!ended.isDone()) {
                        console.close(0);
                    }
                    stage.hide();
                });
    }
}
