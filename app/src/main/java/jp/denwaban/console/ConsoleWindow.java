package jp.denwaban.console;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.util.Duration;
import jp.denwaban.console.wizard.WizardController;
import jp.denwaban.console.wizard.WizardViewModel;

/** The window around a console or a wizard: size, the ticking second, what counts as touching. */
final class ConsoleWindow {
    /** The smallest screen the design is made for. */
    private static final double SMALLEST_WIDTH = 1280;

    private static final double SMALLEST_HEIGHT = 900;
    private static final String TITLE = "電話番";

    private final Stage stage = new Stage();
    private final Scene scene;

    private ConsoleWindow(ConsoleMain.Options options, Function<Theme, Parent> content) {
        Rectangle2D screen = javafx.stage.Screen.getPrimary().getVisualBounds();
        scene =
                new Scene(
                        new Pane(),
                        Math.min(1920, screen.getWidth()),
                        Math.min(1080, screen.getHeight()));
        scene.setRoot(content.apply(new Theme(scene)));
        stage.setTitle(TITLE);
        stage.setMinWidth(Math.min(SMALLEST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(SMALLEST_HEIGHT, screen.getHeight()));
        stage.setScene(scene);
        if (options.kiosk()) {
            stage.setFullScreenExitHint("");
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreen(true);
        } else {
            stage.setMaximized(true);
        }
    }

    /** On the JavaFX thread. A window that cannot be made ends the console with its reason. */
    static void show(
            Console console, ConsoleMain.Options options, CompletableFuture<Integer> ended) {
        try {
            ConsoleWindow window = new ConsoleWindow(options, theme -> console.view(theme::toggle));
            window.scene.addEventFilter(InputEvent.ANY, event -> console.touched());
            window.whenClosed(options, () -> console.close(0));
            Timeline second =
                    new Timeline(new KeyFrame(Duration.seconds(1), event -> console.tick()));
            second.setCycleCount(Animation.INDEFINITE);
            second.play();
            window.stage.show();
            console.start();
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    /** The same for the first start. */
    static void show(
            WizardViewModel wizard,
            Desk desk,
            ConsoleMain.Options options,
            CompletableFuture<Integer> ended) {
        try {
            WizardController controller = new WizardController(wizard, desk.words());
            ConsoleWindow window =
                    new ConsoleWindow(options, theme -> ViewLoader.load(controller, desk.words()));
            window.whenClosed(options, () -> ended.complete(0));
            window.stage.show();
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private void whenClosed(ConsoleMain.Options options, Runnable closed) {
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    if (!options.kiosk()) {
                        closed.run();
                    }
                });
    }
}
