package jp.denwaban.console.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import jp.denwaban.account.Sites;
import jp.denwaban.account.UsagePurpose;
import jp.denwaban.console.OpenConsole;
import jp.denwaban.console.Pictures;
import jp.denwaban.console.StandInAnswering;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Snapshot.ClockQuestion;
import jp.denwaban.wire.Snapshot.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The step behind the sign-in: only when it is needed, and what it says to answering. */
class ClockCheckTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOW = Pictures.NOW;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @TempDir Path folder;
    private final FxRobot robot = new FxRobot();
    private StandInAnswering answering;
    private OpenConsole console;

    @BeforeEach
    void open() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        SiteFolder site = new SiteFolder(folder.resolve("site"));
        Sites.make(site.root());
        answering = new StandInAnswering(site);
        console = OpenConsole.on(site, stage, 1920, 1080);
    }

    @AfterEach
    void close() throws Exception {
        console.close();
        answering.close();
    }

    @Test
    void aGoodClockAsksNobody() throws Exception {
        status(false);
        signIn();
        assertThat(asked()).isFalse();
    }

    @Test
    void nobodyIsAskedBeforeSigningInAndWhoSignsInIsAsked() throws Exception {
        status(true);
        assertThat(asked()).isFalse();
        signIn();
        await().atMost(SOON).until(this::asked);
        await().atMost(SOON).until(() -> console.find("clock-agree", Button.class).isFocused());
        console.picture("clock-check");

        robot.interact(() -> console.find("clock-agree", Button.class).fire());
        await().atMost(SOON).until(() -> !told().isEmpty());
        assertThat(Duration.between(Pictures.station(Mode.IN_SERVICE).at(), told().get(0)).abs())
                .isLessThan(Duration.ofMinutes(1));
        await().atMost(SOON).until(() -> !asked());
    }

    @Test
    void anotherTimeIsTypedAsJapaneseClocksSayIt() throws Exception {
        status(true);
        signIn();
        await().atMost(SOON).until(this::asked);
        Instant box = Pictures.station(Mode.IN_SERVICE).at();
        robot.interact(() -> console.find("clock-time", TextField.class).setText("2５：99"));
        robot.interact(() -> console.find("clock-set", Button.class).fire());
        assertThat(console.find("clock-message", Label.class).getText()).contains("T-06");

        robot.interact(() -> console.find("clock-time", TextField.class).setText("０9:15:00"));
        robot.interact(() -> console.find("clock-set", Button.class).fire());
        await().atMost(SOON).until(() -> !told().isEmpty());
        var told = told().get(0).atOffset(ZoneOffset.ofHours(9));
        assertThat(told.toLocalDate()).isEqualTo(box.atOffset(ZoneOffset.ofHours(9)).toLocalDate());
        assertThat(told.getHour()).isEqualTo(9);
        assertThat(told.getMinute()).isEqualTo(15);
    }

    /** Answering erases nothing before: the new date is shown, and asked for once more. */
    @Test
    void whoCorrectsTheDateIsAskedOnceMore() throws Exception {
        status(true);
        signIn("m-ito", Sites.ITO_PASSWORD, "伊藤 美咲");
        await().atMost(SOON).until(this::asked);
        robot.interact(
                () -> {
                    console.find("clock-date", TextField.class).setText("2027-11-24");
                    console.find("clock-time", TextField.class).setText("9:15");
                    console.find("clock-set", Button.class).fire();
                });
        await().atMost(SOON)
                .until(() -> console.find("clock-message", Label.class).getText().contains("もう一度"));
        assertThat(told()).hasSize(1);
        assertThat(asked()).isTrue();
    }

    /** Opened before midnight: tomorrow it proposes tomorrow, and what was typed stays. */
    @Test
    void theDateThatIsProposedGoesOnWithTheBox() throws Exception {
        status(true);
        signIn();
        await().atMost(SOON).until(this::asked);
        assertThat(date()).isEqualTo("2026-11-20");
        status(Optional.empty(), NOW.plus(Duration.ofDays(1)));
        await().atMost(SOON).until(() -> date().equals("2026-11-21"));

        robot.interact(() -> console.find("clock-date", TextField.class).setText("2026-11-2"));
        status(Optional.empty(), NOW.plus(Duration.ofDays(2)));
        await().atMost(SOON)
                .until(() -> console.find("clock-box", Label.class).getText().contains("22日"));
        assertThat(date()).isEqualTo("2026-11-2");
    }

    @Test
    void aBoxThatNobodyHasComparedSaysSo() throws Exception {
        status(Optional.of(new ClockQuestion(true, TODAY, false, false)), NOW);
        signIn();
        await().atMost(SOON).until(this::asked);
        assertThat(console.texts()).contains("まだ一度も確かめられていません");
        console.picture("clock-check-first");
    }

    /** Days are said in words, and the second time the date must be typed. */
    @Test
    void aDateFarFromTheProvenOneIsSaidAndTypedTheSecondTime() throws Exception {
        LocalDate proven = TODAY.minusDays(365);
        status(Optional.of(new ClockQuestion(false, proven, true, false)), NOW);
        signIn("m-ito", Sites.ITO_PASSWORD, "伊藤 美咲");
        await().atMost(SOON).until(this::asked);
        assertThat(console.texts()).contains("その365日後です");
        console.picture("clock-check-far");
        robot.interact(() -> console.find("clock-agree", Button.class).fire());
        await().atMost(SOON)
                .until(() -> console.find("clock-message", Label.class).getText().contains("もう一度"));
        assertThat(words()).containsExactly(false);

        status(Optional.of(new ClockQuestion(false, proven, true, true)), NOW);
        await().atMost(SOON).until(() -> !console.find("clock-agree", Button.class).isVisible());
        assertThat(date()).isEmpty();
        console.picture("clock-check-again");
        robot.interact(
                () -> {
                    console.find("clock-date", TextField.class).setText("2026-11-20");
                    console.find("clock-time", TextField.class).setText("10:45:00");
                    console.find("clock-set", Button.class).fire();
                });
        await().atMost(SOON).until(() -> words().size() == 2);
        assertThat(words()).containsExactly(false, true);
        await().atMost(SOON).until(() -> !asked());
    }

    @Test
    void whoHasNoTimeNowMayGoOn() throws Exception {
        status(true);
        signIn();
        await().atMost(SOON).until(this::asked);
        robot.interact(() -> console.find("clock-later", Button.class).fire());
        assertThat(asked()).isFalse();
        assertThat(told()).isEmpty();
    }

    private String date() {
        return console.find("clock-date", TextField.class).getText();
    }

    /** Of each word whether its date was typed. */
    private List<Boolean> words() {
        return answering.heard.stream()
                .filter(ClientMessage.ConfirmClock.class::isInstance)
                .map(message -> ((ClientMessage.ConfirmClock) message).typed())
                .toList();
    }

    private void status(Optional<ClockQuestion> question, Instant at) {
        Snapshot good = Pictures.station(Mode.IN_SERVICE);
        console.console.heard(
                new ServerMessage.Status(
                        new Snapshot(
                                at,
                                true,
                                good.mode(),
                                good.lines(),
                                good.today(),
                                good.disk(),
                                good.guidance(),
                                good.alarms(),
                                question)));
    }

    private void signIn() {
        signIn("k-sato", Sites.SATO_PASSWORD, "佐藤 健一");
    }

    private void signIn(String user, String password, String name) {
        robot.interact(
                () -> {
                    console.find("sign-in-user", TextField.class).setText(user);
                    console.find("sign-in-password", TextField.class).setText(password);
                    console.find("sign-in-purpose", ComboBox.class)
                            .getSelectionModel()
                            .select(UsagePurpose.INSPECTION.ordinal());
                    console.find("sign-in-start", Button.class).fire();
                });
        await().atMost(SOON).until(() -> console.texts().contains(name));
    }

    private boolean asked() {
        return console.find("clock-check", Node.class).isVisible();
    }

    private List<Instant> told() {
        return answering.heard.stream()
                .filter(ClientMessage.ConfirmClock.class::isInstance)
                .map(message -> ((ClientMessage.ConfirmClock) message).told())
                .toList();
    }

    private void status(boolean doubtful) {
        Snapshot good = Pictures.station(Mode.IN_SERVICE);
        console.console.heard(
                new ServerMessage.Status(
                        new Snapshot(
                                good.at(),
                                doubtful,
                                good.mode(),
                                good.lines(),
                                good.today(),
                                good.disk(),
                                good.guidance(),
                                good.alarms())));
    }
}
