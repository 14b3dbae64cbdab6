package jp.denwaban.console;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javax.imageio.ImageIO;
import jp.denwaban.console.fault.FaultController;
import jp.denwaban.console.fault.FaultViewModel;
import jp.denwaban.console.monitor.MonitorController;
import jp.denwaban.console.monitor.MonitorViewModel;
import jp.denwaban.console.part.Symbol;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.ServerMessage.Levels;
import jp.denwaban.wire.Snapshot;

/**
 * The console's window with everything real but the answering process. Made on the JavaFX thread.
 */
public final class Showing {
    public final Desk desk;
    public final FrameViewModel frame;
    public final MonitorViewModel monitor;
    public final FaultViewModel fault;
    public final Scene scene;
    public final Theme theme;
    public final AtomicInteger ended = new AtomicInteger();
    public final List<Long> confirmed = new ArrayList<>();
    public final List<ClientMessage> asked = new ArrayList<>();

    private Showing(int width, int height, boolean training) {
        desk = new Desk(new Strings(), new ConsoleSession(), Runnable::run, Pictures.CLOCK);
        monitor = new MonitorViewModel(desk);
        fault = new FaultViewModel(desk, this::answer, Runnable::run, "道央警察署", training);
        Screen first =
                new Screen("monitor", 1, Symbol.SCREEN_MONITOR, Screen::everybody, this::monitor);
        Screen practice =
                new Screen("practice", 2, Symbol.SCREEN_PHONE, Screen::signedIn, Pane::new);
        Screen seventh =
                new Screen("fault", 7, Symbol.SCREEN_FAULT, Screen::everybody, this::fault);
        Screen figures =
                new Screen("figures", 8, Symbol.SCREEN_FIGURES, Screen::signedIn, Pane::new);
        List<Screen> screens =
                training
                        ? List.of(first, practice, seventh, figures)
                        : List.of(first, seventh, figures);
        frame = new FrameViewModel(desk, screens, "道央警察署", training);
        FrameController controller =
                new FrameController(
                        frame, desk.words(), ended::incrementAndGet, () -> theme().toggle());
        scene = new Scene(new Pane(), width, height);
        theme = new Theme(scene);
        scene.setRoot(ViewLoader.load(controller, desk.words()));
    }

    public static Showing of(int width, int height, boolean training) {
        return new Showing(width, height, training);
    }

    private ServerMessage answer(LongFunction<ClientMessage> request) {
        asked.add(request.apply(1));
        return new ServerMessage.Done(1, Optional.empty());
    }

    private Theme theme() {
        return theme;
    }

    private Parent monitor() {
        return ViewLoader.load(
                new MonitorController(
                        monitor,
                        desk,
                        new MonitorController.Actions(confirmed::add, () -> frame.go(7)),
                        Pane::new),
                desk.words());
    }

    private Parent fault() {
        return ViewLoader.load(new FaultController(fault), desk.words());
    }

    public Showing show(Snapshot snapshot, Levels levels) {
        frame.show(snapshot);
        fault.show(snapshot);
        monitor.show(snapshot);
        monitor.show(levels);
        return this;
    }

    public Showing signIn() {
        desk.session().begin(Pictures.sato());
        return this;
    }

    public Showing layOut() {
        // Twice: the grid chooses its density from the size that the first pass gave it.
        for (int i = 0; i < 3; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        return this;
    }

    /** Writes target/screenshots/NAME.png. */
    public Path picture(String name) throws IOException {
        layOut();
        WritableImage image = scene.snapshot(null);
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
        return file;
    }
}
