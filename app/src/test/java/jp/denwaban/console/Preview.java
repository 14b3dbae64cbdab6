package jp.denwaban.console;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import jp.denwaban.wire.ServerMessage.Levels;
import jp.denwaban.wire.Snapshot.Mode;

/** Opens the window with invented calls and moving meters, to look at it while working on it. */
public final class Preview {
    /** As often as answering sends levels. */
    private static final double METERS_MS = 1000.0 / 15;

    private Preview() {}

    public static void main(String[] args) {
        Platform.startup(() -> open(args.length > 0 && args[0].equals("64")));
    }

    private static void open(boolean headquarters) {
        Showing showing = Showing.of(1920, 1080, !headquarters).signIn();
        showing.show(
                headquarters ? Pictures.headquarters() : Pictures.station(Mode.TRAINING),
                Pictures.levels());
        Random random = new Random(1);
        Timeline meters =
                new Timeline(
                        new KeyFrame(
                                Duration.millis(METERS_MS),
                                event -> showing.monitor.show(levels(random))));
        Timeline clock =
                new Timeline(
                        new KeyFrame(
                                Duration.seconds(1),
                                event -> {
                                    showing.frame.tick();
                                    showing.monitor.tick();
                                }));
        for (Timeline timeline : List.of(meters, clock)) {
            timeline.setCycleCount(Animation.INDEFINITE);
            timeline.play();
        }
        Stage stage = new Stage();
        stage.setScene(showing.scene);
        stage.show();
    }

    private static Levels levels(Random random) {
        return new Levels(
                IntStream.rangeClosed(1, 64)
                        .mapToObj(
                                line ->
                                        new Levels.Level(
                                                line,
                                                -60 + random.nextInt(60),
                                                -60 + random.nextInt(60)))
                        .toList());
    }
}
