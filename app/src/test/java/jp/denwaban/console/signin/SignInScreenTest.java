package jp.denwaban.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import jp.denwaban.account.PeopleDatabase;
import jp.denwaban.account.PracticeSite;
import jp.denwaban.account.Sites;
import jp.denwaban.account.UsagePurpose;
import jp.denwaban.console.ConsoleMain;
import jp.denwaban.console.OpenConsole;
import jp.denwaban.console.Pictures;
import jp.denwaban.console.StandInAnswering;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Snapshot.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class SignInScreenTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Stage stage;

    @TempDir Path folder;
    private SiteFolder site;
    private final FxRobot robot = new FxRobot();
    private StandInAnswering answering;
    private OpenConsole console;

    @BeforeAll
    static void toolkit() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws Exception {
        console.close();
        answering.close();
    }

    private void open(int width, int height, boolean training) throws Exception {
        site = new SiteFolder(folder.resolve("site"));
        if (training) {
            PracticeSite.prepare(site, Sites.maker(), Sites.NOON);
        } else {
            Sites.make(site.root());
        }
        answering = new StandInAnswering(site);
        console = OpenConsole.on(site, stage, width, height);
        console.console.heard(
                new ServerMessage.Status(
                        Pictures.station(training ? Mode.TRAINING : Mode.IN_SERVICE)));
        console.console.heard(Pictures.levels());
    }

    private void type(String user, String password) {
        robot.interact(() -> console.find("sign-in-user", TextField.class).requestFocus());
        robot.interact(() -> console.find("sign-in-user", TextField.class).setText(user));
        robot.interact(() -> console.find("sign-in-password", TextField.class).setText(password));
    }

    private void choosePurpose() {
        robot.interact(
                () ->
                        console.find("sign-in-purpose", ComboBox.class)
                                .getSelectionModel()
                                .select(UsagePurpose.INSPECTION.ordinal()));
    }

    private void start() {
        robot.interact(() -> console.find("sign-in-start", Button.class).fire());
    }

    private String message() {
        return console.find("sign-in-message", Label.class).getText();
    }

    @Test
    void nobodySignedInSeesNoCaller() throws Exception {
        open(1920, 1080, false);
        await().atMost(SOON).until(() -> console.texts().contains("通話・録音中"));

        String texts = console.texts();
        assertThat(texts).contains("利用開始").contains("障害のときは");
        for (String caller : new String[] {"2417", "8802", "0356", "公衆電話", "非通知", "表示圏外"}) {
            assertThat(texts).doesNotContain(caller);
        }
        console.picture("g-signin");
    }

    @Test
    void aWrongPasswordIsSaidAndCounted() throws Exception {
        open(1280, 1024, false);
        type("k-sato", "wrong");
        choosePurpose();
        start();

        await().atMost(SOON).until(() -> message().contains("A-11"));
        assertThat(PeopleDatabase.open(site.people()).attempts().failures(Sites.SATO.id()))
                .isEqualTo(1);
        assertThat(console.find("sign-in-password", TextField.class).getText()).isEmpty();
        assertThat(answering.heard).isEmpty();
        console.picture("g-signin-1280");
    }

    @Test
    void theRightPasswordShowsTheCallersAndTheName() throws Exception {
        open(1920, 1080, false);
        type("k-sato", Sites.SATO_PASSWORD);
        choosePurpose();
        start();

        await().atMost(SOON).until(() -> console.texts().contains("佐藤 健一"));
        console.picture("g-signed-in");
        await().atMost(SOON).untilAsserted(() -> assertThat(console.texts()).contains("末尾 2417"));
        assertThat(console.texts()).contains("佐藤 健一").contains("警務課長");
        assertThat(answering.entries()).containsExactly("session.opened");
        console.picture("g-signed-in");
    }

    @Test
    void withoutABasisOfUseNobodySignsIn() throws Exception {
        open(1920, 1080, false);
        type("k-sato", Sites.SATO_PASSWORD);
        start();

        assertThat(message()).contains("様式2の番号");
        assertThat(answering.heard).isEmpty();
    }

    @Test
    void anApprovedApplicationIsABasis() throws Exception {
        open(1920, 1080, false);
        type("k-sato", Sites.SATO_PASSWORD);
        robot.interact(
                () -> console.find("sign-in-application", TextField.class).setText("８-００３１"));
        start();

        await().atMost(SOON).until(() -> console.texts().contains("様式2 第8-0031号"));
    }

    @Test
    void signingOutEndsTheConsoleWithTheCodeThatStartsANewOne() throws Exception {
        open(1920, 1080, false);
        type("k-sato", Sites.SATO_PASSWORD);
        choosePurpose();
        start();
        await().atMost(SOON).until(() -> console.texts().contains("佐藤 健一"));

        console.fx(console.console::endUse);

        assertThat(console.ended).succeedsWithin(SOON).isEqualTo(ConsoleMain.SIGNED_OUT);
        assertThat(answering.entries()).containsExactly("session.opened", "session.closed");
    }

    @Test
    void theKeyboardAloneSignsIn() throws Exception {
        open(1920, 1080, false);
        type("k-sato", Sites.SATO_PASSWORD);
        choosePurpose();
        robot.interact(() -> console.find("sign-in-password", TextField.class).requestFocus());
        robot.type(KeyCode.ENTER);

        await().atMost(SOON).until(() -> console.texts().contains("佐藤 健一"));
    }

    @Test
    void escapeEmptiesTheFields() throws Exception {
        open(1920, 1080, false);
        type("k-sato", "something");
        robot.interact(() -> console.find("sign-in-password", TextField.class).requestFocus());
        robot.type(KeyCode.ESCAPE);

        assertThat(console.find("sign-in-user", TextField.class).getText()).isEmpty();
        assertThat(console.find("sign-in-password", TextField.class).getText()).isEmpty();
    }

    @Test
    void aPracticeSiteShowsItsPasswordsAndFillsThemIn() throws Exception {
        open(1920, 1080, true);
        var users = PracticeSite.users(site).orElseThrow();
        assertThat(console.texts()).contains(users.get(0).password()).contains("訓練用の利用者");
        console.picture("g-signin-training");

        robot.interact(() -> console.find("practice-fill-tanto", Button.class).fire());
        start();

        await().atMost(SOON).until(() -> console.texts().contains("訓練 担当"));
    }

    @Test
    void theBandTheUsersAndTheFaultStepsFitANarrowWindow() throws Exception {
        open(1280, 1024, true);
        console.picture("g-signin-training-1280");

        console.fx(
                () -> {
                    Button fault = console.find("sign-in-fault", Button.class);
                    var bounds = fault.localToScene(fault.getBoundsInLocal());
                    assertThat(bounds.getMaxY()).isLessThanOrEqualTo(1024);
                    assertThat(bounds.getMaxX()).isLessThanOrEqualTo(1280);
                });
    }

    @Test
    void aRealSiteShowsNoPassword() throws Exception {
        open(1920, 1080, false);

        assertThat(console.texts()).doesNotContain("訓練用の利用者");
    }
}
