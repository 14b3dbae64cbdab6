package jp.denwaban.console.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import jp.denwaban.account.PracticeSite;
import jp.denwaban.account.Sites;
import jp.denwaban.console.OpenConsole;
import jp.denwaban.console.Pictures;
import jp.denwaban.console.StandInAnswering;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ClientMessage.EndPracticeCall;
import jp.denwaban.wire.ClientMessage.PlacePracticeCall;
import jp.denwaban.wire.ClientMessage.PressPracticeKey;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Snapshot.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class PracticeScreenTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Stage stage;

    @TempDir Path folder;
    private final FxRobot robot = new FxRobot();
    private StandInAnswering answering;
    private OpenConsole console;

    @BeforeAll
    static void toolkit() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void signInAndGo() throws Exception {
        SiteFolder site = new SiteFolder(folder.resolve("site"));
        PracticeSite.prepare(site, Sites.maker(), Sites.NOON);
        answering = new StandInAnswering(site);
        console = OpenConsole.on(site, stage, 1920, 1080);
        robot.interact(() -> console.find("practice-fill-tanto", Button.class).fire());
        robot.interact(() -> console.find("sign-in-start", Button.class).fire());
        await().atMost(SOON).until(() -> console.texts().contains("訓練 担当"));
        await().atMost(SOON).until(() -> console.has("rail-practice"));
        robot.interact(() -> console.find("rail-practice", Button.class).fire());
        await().atMost(SOON).until(() -> console.texts().contains("この電話の番号"));
        answering.heard.clear();
    }

    @AfterEach
    void close() throws Exception {
        console.close();
        answering.close();
    }

    private void place() {
        robot.interact(() -> console.find("practice-place", Button.class).fire());
    }

    private <T extends ClientMessage> List<T> heard(Class<T> type) {
        return answering.heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void aCallIsPlacedWithTheNumberThatStandsThere() throws Exception {
        robot.interact(
                () -> console.find("practice-number", TextField.class).setText("000-251-2417"));
        place();

        await().atMost(SOON).until(() -> !heard(PlacePracticeCall.class).isEmpty());
        assertThat(heard(PlacePracticeCall.class).get(0).callerId()).isEqualTo("0002512417");
    }

    @Test
    void aWithheldCallAndAPayphoneSendTheirReason() throws Exception {
        for (var choice :
                List.of("WITHHELD:P", "PAYPHONE:C", "UNAVAILABLE:O", "SERVICE_CONFLICT:S")) {
            String[] parts = choice.split(":");
            int before = heard(PlacePracticeCall.class).size();
            robot.interact(
                    () -> console.find("practice-caller-" + parts[0], RadioButton.class).fire());
            place();
            await().atMost(SOON).until(() -> heard(PlacePracticeCall.class).size() > before);
            assertThat(heard(PlacePracticeCall.class).get(before).callerId()).isEqualTo(parts[1]);
            answering.say(new ServerMessage.PracticeCall("ended", 1));
            await().atMost(SOON)
                    .until(() -> !console.find("practice-place", Button.class).isDisabled());
        }
    }

    @Test
    void keysGoOutByMouseAndByKeyboardInTheirOrder() throws Exception {
        place();
        robot.interact(() -> console.find("practice-key-3", Button.class).fire());
        robot.interact(() -> console.find("practice", javafx.scene.Node.class).requestFocus());
        robot.type(KeyCode.DIGIT7).type(KeyCode.DIGIT0);
        robot.interact(this::typeZeroWithAlt);
        robot.interact(() -> console.find("practice-key-hash", Button.class).fire());

        await().atMost(SOON).until(() -> heard(PressPracticeKey.class).size() == 4);
        assertThat(heard(PressPracticeKey.class).stream().map(PressPracticeKey::key))
                .containsExactly("3", "7", "0", "#");
    }

    /** As Alt+0 comes here from wherever one was. */
    private void typeZeroWithAlt() {
        console.find("practice", javafx.scene.Node.class)
                .fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_TYPED,
                                "0",
                                "0",
                                KeyCode.UNDEFINED,
                                false,
                                false,
                                true,
                                false));
    }

    @Test
    void theKeysOfTheGuidanceStandBesideTheTelephone() {
        await().atMost(SOON).until(() -> console.texts().contains("交通課"));
        assertThat(console.texts()).contains("内線 231", "もう一度聞く");
    }

    @Test
    void theScreenFollowsTheLineOfTheCall() throws Exception {
        place();
        answering.say(new ServerMessage.PracticeCall("ringing", 9));
        answering.say(new ServerMessage.Status(Pictures.station(Mode.TRAINING)));
        await().atMost(SOON).until(() -> console.texts().contains("番号を押してください"));

        answering.say(new ServerMessage.PracticeCall("connected", 5));
        answering.say(new ServerMessage.Status(Pictures.station(Mode.TRAINING)));
        await().atMost(SOON).until(() -> console.texts().contains("生活安全課(内線 221)とつながりました。"));
        console.picture("g-practice-talking");
        assertThat(console.find("practice-state", Label.class).getText()).isEqualTo("通話中");
    }

    @Test
    void escapeHangsUp() throws Exception {
        place();
        robot.interact(() -> console.find("practice", javafx.scene.Node.class).requestFocus());
        robot.type(KeyCode.ESCAPE);

        await().atMost(SOON).until(() -> heard(EndPracticeCall.class).size() == 1);
        assertThat(console.find("practice-place", Button.class).isDisabled()).isFalse();
    }

    @Test
    void aNumberThatIsNoneIsSaidAndNothingIsCalled() throws Exception {
        robot.interact(() -> console.find("practice-number", TextField.class).setText("12ab"));
        place();

        assertThat(console.texts()).contains("T-02");
        assertThat(heard(PlacePracticeCall.class)).isEmpty();
        console.picture("g-practice");
    }

    @Test
    void itIsSaidWhetherAnythingCanBeHeard() {
        await().atMost(SOON)
                .until(
                        () -> {
                            String texts = console.texts();
                            return texts.contains("音の出る装置が見つかりません")
                                    || texts.contains("音声出力から聞こえます");
                        });
    }
}
