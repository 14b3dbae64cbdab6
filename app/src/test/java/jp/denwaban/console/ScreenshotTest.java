package jp.denwaban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import jp.denwaban.wire.Snapshot.Mode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Draws the console as it is, into target/screenshots, for eyes to compare with the design. */
class ScreenshotTest {
    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void sixteenLinesByDayAndByNight() throws Exception {
        picture("monitor", 1920, 1080, Mode.IN_SERVICE, true, false);
        picture("monitor-dark", 1920, 1080, Mode.IN_SERVICE, true, true);
    }

    @Test
    void sixteenLinesInANarrowWindow() throws Exception {
        picture("monitor-1280", 1280, 1024, Mode.IN_SERVICE, true, false);
    }

    @Test
    void nobodySignedIn() throws Exception {
        picture("signin", 1920, 1080, Mode.IN_SERVICE, false, false);
        picture("signin-1280", 1280, 1024, Mode.IN_SERVICE, false, false);
    }

    @Test
    void training() throws Exception {
        picture("training", 1920, 1080, Mode.TRAINING, true, false);
    }

    @Test
    void sixtyFourLines() throws Exception {
        fx(
                () ->
                        Showing.of(1920, 1080, false)
                                .signIn()
                                .show(Pictures.headquarters(), Pictures.manyLevels())
                                .picture("monitor-64"));
    }

    @Test
    void sixtyFourLinesInANarrowWindow() throws Exception {
        fx(
                () ->
                        Showing.of(1280, 1024, false)
                                .signIn()
                                .show(Pictures.headquarters(), Pictures.manyLevels())
                                .picture("monitor-64-1280"));
        fx(
                () ->
                        Showing.of(1280, 1024, false)
                                .show(Pictures.headquarters(), Pictures.manyLevels())
                                .picture("signin-64-1280"));
    }

    @Test
    void fourLines() throws Exception {
        fx(
                () ->
                        Showing.of(1920, 1080, true)
                                .signIn()
                                .show(Pictures.smallStation(Mode.TRAINING, 4), Pictures.levels())
                                .picture("monitor-4"));
        fx(
                () ->
                        Showing.of(1920, 1080, true)
                                .signIn()
                                .show(Pictures.allAtTheSwitchboard(), Pictures.levels())
                                .picture("bypass-training"));
        fx(
                () ->
                        Showing.of(1280, 1024, true)
                                .signIn()
                                .show(Pictures.smallStation(Mode.TRAINING, 4), Pictures.levels())
                                .picture("monitor-4-1280"));
    }

    @Test
    void theFaultScreenTheHelpAndNoAnswering() throws Exception {
        fx(
                () -> {
                    Showing showing =
                            Showing.of(1920, 1080, false)
                                    .show(Pictures.station(Mode.IN_SERVICE), Pictures.levels());
                    showing.frame.go(7);
                    showing.fault.ask();
                    return showing.picture("fault");
                });
        fx(
                () -> {
                    Showing showing = Showing.of(1920, 1080, false).signIn();
                    showing.show(Pictures.stopPlanned(), Pictures.levels());
                    showing.frame.go(7);
                    return showing.picture("fault-stop-planned");
                });
        fx(
                () -> {
                    Showing showing = Showing.of(1280, 1024, false).signIn();
                    showing.show(Pictures.station(Mode.BYPASS), Pictures.levels());
                    showing.frame.lost();
                    showing.monitor.lost();
                    showing.fault.lost();
                    return showing.picture("absent");
                });
        fx(
                () -> {
                    Showing showing = Showing.of(1920, 1080, false).signIn();
                    showing.show(Pictures.station(Mode.BYPASS), Pictures.levels());
                    showing.scene.lookup(".veil").setVisible(true);
                    return showing.picture("help");
                });
    }

    private static void picture(
            String name, int width, int height, Mode mode, boolean signedIn, boolean dark)
            throws Exception {
        fx(
                () -> {
                    Showing showing = Showing.of(width, height, mode == Mode.TRAINING);
                    if (signedIn) {
                        showing.signIn();
                    }
                    if (dark) {
                        showing.theme.toggle();
                    }
                    return showing.show(Pictures.station(mode), Pictures.levels()).picture(name);
                });
    }

    private static void fx(java.util.concurrent.Callable<java.nio.file.Path> work)
            throws Exception {
        assertThat(Files.size(WaitForAsyncUtils.waitForAsyncFx(60_000, work))).isPositive();
    }
}
