package jp.denwaban.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import jp.denwaban.account.PeopleDatabase;
import jp.denwaban.account.Person;
import jp.denwaban.account.Sites;
import jp.denwaban.console.ConsoleSession;
import jp.denwaban.console.Desk;
import jp.denwaban.console.OpenConsole;
import jp.denwaban.console.Pictures;
import jp.denwaban.console.Strings;
import jp.denwaban.console.Theme;
import jp.denwaban.console.ViewLoader;
import jp.denwaban.console.Worker;
import jp.denwaban.guidance.PlanFile;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.EnvelopeCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class WizardScreenTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PASSWORD = "青い鳥が 二羽いましたとさ";

    private static Stage stage;

    @TempDir Path folder;
    private final CompletableFuture<Boolean> finished = new CompletableFuture<>();
    private SiteFolder site;
    private Scene scene;

    @BeforeAll
    static void toolkit() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() {
        site = new SiteFolder(folder.resolve("site"));
        Desk desk =
                new Desk(new Strings(), new ConsoleSession(), Platform::runLater, Pictures.CLOCK);
        WizardViewModel wizard =
                new WizardViewModel(
                        desk,
                        new WizardViewModel.Ground(
                                site,
                                Sites.maker(),
                                List.of("/dev/ttyACM0", "/dev/ttyACM1", "/dev/ttyACM2")),
                        Worker.start("wizard-test"),
                        () -> finished.complete(true));
        fx(
                () -> {
                    scene = new Scene(new Pane(), 1280, 1024);
                    new Theme(scene);
                    scene.setRoot(
                            ViewLoader.load(
                                    new WizardController(wizard, desk.words()), desk.words()));
                    stage.setScene(scene);
                    stage.setWidth(1280);
                    stage.setHeight(1024);
                    stage.show();
                });
    }

    @AfterEach
    void close() {
        fx(stage::hide);
    }

    private static void fx(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(30_000, work);
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return type.cast(
                WaitForAsyncUtils.waitForAsyncFx(30_000, () -> scene.getRoot().lookup("#" + id)));
    }

    private void type(String id, String text) {
        fx(() -> find0(id, TextField.class).setText(text));
    }

    private <T extends Node> T find0(String id, Class<T> type) {
        return type.cast(scene.getRoot().lookup("#" + id));
    }

    private void next() {
        fx(() -> find0("wizard-next", Button.class).fire());
    }

    private String title() {
        return find("wizard-title-line", Label.class).getText();
    }

    private String message() {
        return find("wizard-message", Label.class).getText();
    }

    private void person(String user, String name, String first, String second) {
        type("wizard-user", user);
        type("wizard-person-name", name);
        type("wizard-password", first);
        type("wizard-again", second);
        next();
    }

    private String envelope() {
        StringBuilder code = new StringBuilder();
        fx(
                () ->
                        find0("envelope-code", FlowPane.class)
                                .getChildren()
                                .forEach(group -> code.append(((Label) group).getText())));
        return code.toString();
    }

    @Test
    void theWizardMakesASiteThatSignsInAndAnswers() throws Exception {
        fx(() -> find0("wizard-kind-AREA_HEADQUARTERS", RadioButton.class).fire());
        type("wizard-name", "道北方面本部");
        fx(() -> find0("wizard-training", CheckBox.class).fire());
        OpenConsole.picture(scene, "g-wizard-1-site");
        next();
        OpenConsole.picture(scene, "g-wizard-2-lines-training");
        next();
        assertThat(find("wizard-title", TextField.class).getText()).isEqualTo("理事官");
        OpenConsole.picture(scene, "g-wizard-3-administrator");
        person("m-ito", "伊藤 美咲", PASSWORD, PASSWORD);
        assertThat(find("wizard-title", TextField.class).getText()).isEqualTo("課長補佐");
        person("k-sato", "佐藤 健一", PASSWORD + "二", PASSWORD + "二");
        assertThat(title()).isEqualTo("設定の確認");
        OpenConsole.picture(scene, "g-wizard-5-summary");
        assertThat(folder).isEmptyDirectory();
        next();
        await().atMost(SOON).until(() -> title().equals("封筒に納める符号"));
        OpenConsole.picture(scene, "g-wizard-6-envelope");

        SiteSettings settings = SettingsFile.read(site);
        assertThat(settings.kind()).isEqualTo(SiteKind.AREA_HEADQUARTERS);
        assertThat(settings.name()).isEqualTo("道北方面本部");
        assertThat(settings.lines()).hasSize(4);
        assertThat(PlanFile.read(site.guidance())).isNotNull();
        assertThat(PeopleDatabase.open(site.people()).persons().all())
                .containsExactly(
                        new Person(new UserId("m-ito"), Role.ADMINISTRATOR, "理事官", "伊藤 美咲"),
                        new Person(new UserId("k-sato"), Role.OPERATOR, "課長補佐", "佐藤 健一"));
        assertThat(
                        CheapVault.in(site.keys())
                                .open(new UserId("m-ito"), PASSWORD.toCharArray())
                                .user()
                                .role())
                .isEqualTo(Role.ADMINISTRATOR);
        String code = envelope();
        assertThat(EnvelopeCode.typed(code.toCharArray())).isPresent();

        type("envelope-last", code.startsWith("A", 27) ? "BBBB" : "AAAA");
        next();
        assertThat(message()).contains("W-07");
        assertThat(finished).isNotDone();
        type("envelope-last", code.substring(24).toLowerCase(java.util.Locale.ROOT));
        next();
        assertThat(finished).succeedsWithin(SOON);
    }

    @Test
    void aMistakeIsSaidOnItsOwnStepAndNothingIsWritten() throws Exception {
        next();
        assertThat(message()).contains("W-01");
        type("wizard-name", "道央警察署");
        next();
        next();
        assertThat(message()).contains("1番回線").contains("S-04");
        fx(() -> find0("wizard-assign", Button.class).fire());
        OpenConsole.picture(scene, "g-wizard-2-lines");
        next();
        assertThat(message()).contains("2番回線");
        assertThat(title()).isEqualTo("局線と回線装置");
        assertThat(Files.exists(site.root())).isFalse();
    }

    @Test
    void aPasswordThatMayNotBeChosenIsRefusedWithItsReason() {
        type("wizard-name", "道央警察署");
        fx(() -> find0("wizard-training", CheckBox.class).fire());
        next();
        next();

        person("m-ito", "伊藤 美咲", "みじかい", "みじかい");
        assertThat(message()).contains("12文字以上");
        person("m-ito", "伊藤 美咲", PASSWORD, PASSWORD + "。");
        assertThat(message()).contains("W-05");
        person("m-ito", "伊藤 美咲", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa");
        assertThat(message()).contains("同じ文字");
        person("m-ito", "伊藤 美咲", "my name is m-ito", "my name is m-ito");
        assertThat(message()).contains("ユーザIDが含まれ");
        assertThat(find("wizard-password", TextField.class).getText()).isEmpty();

        person("m-ito", "伊藤 美咲", PASSWORD, PASSWORD);
        person("m-ito", "佐藤 健一", PASSWORD, PASSWORD);
        assertThat(message()).contains("W-03");
    }

    @Test
    void goingBackKeepsWhatWasChosen() {
        type("wizard-name", "道央警察署");
        next();
        fx(() -> find0("wizard-back", Button.class).fire());

        assertThat(find("wizard-name", TextField.class).getText()).isEqualTo("道央警察署");
    }
}
