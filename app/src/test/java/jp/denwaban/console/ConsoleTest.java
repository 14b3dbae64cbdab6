package jp.denwaban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Snapshot.Mode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The frame and 運用監視 as a person meets them, drawn in memory. */
class ConsoleTest {
    private static Stage stage;

    @BeforeAll
    static void toolkit() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
    }

    @Test
    void aPersonSeesTheMaskedCallers() throws Exception {
        Set<String> seen = fx(() -> words(station().signIn()));

        assertThat(seen).contains("末尾 2417", "公衆電話", "非通知");
    }

    @Test
    void withoutSignInNoCallerStandsAnywhereAndThePageSaysSo() throws Exception {
        Set<String> seen = fx(() -> words(station()));

        assertThat(seen).noneMatch(text -> text.contains("末尾") || text.contains("2417"));
        assertThat(seen).doesNotContain("公衆電話", "非通知");
        assertThat(seen).anyMatch(text -> text.contains("架電者の番号は表示していません"));
    }

    @Test
    void signingOutTakesTheCallersAway() throws Exception {
        Set<String> seen =
                fx(
                        () -> {
                            Showing showing = station().signIn().layOut();
                            showing.desk.session().end();
                            return words(showing);
                        });

        assertThat(seen).noneMatch(text -> text.contains("末尾"));
    }

    @Test
    void withoutSignInOnlyTheMonitorAndTheFaultScreenExist() throws Exception {
        List<String> rail = fx(() -> station().frame.open().stream().map(Screen::name).toList());

        assertThat(rail).containsExactly("monitor", "fault");
    }

    @Test
    void theDigitOfAScreenNeverMoves() throws Exception {
        List<Integer> guest = fx(() -> digits(station()));
        List<Integer> user = fx(() -> digits(station().signIn()));

        assertThat(guest).containsExactly(1, 7);
        assertThat(user).containsExactly(1, 7, 8);
    }

    @Test
    void altAndADigitGoThere() throws Exception {
        String screen =
                fx(
                        () -> {
                            Showing showing = station().layOut();
                            press(showing, KeyCode.DIGIT7, true);
                            return showing.frame.currentProperty().get().name();
                        });

        assertThat(screen).isEqualTo("fault");
    }

    @Test
    void aDigitOfAHiddenScreenGoesNowhere() throws Exception {
        String screen =
                fx(
                        () -> {
                            Showing showing = station().layOut();
                            press(showing, KeyCode.DIGIT8, true);
                            return showing.frame.currentProperty().get().name();
                        });

        assertThat(screen).isEqualTo("monitor");
    }

    @Test
    void f1ExplainsAndEscCloses() throws Exception {
        boolean[] shown =
                fx(
                        () -> {
                            Showing showing = station().layOut();
                            Node help = showing.scene.lookup(".veil");
                            press(showing, KeyCode.F1, false);
                            boolean opened = help.isVisible();
                            press(showing, KeyCode.ESCAPE, false);
                            return new boolean[] {opened, help.isVisible()};
                        });

        assertThat(shown).containsExactly(true, false);
    }

    @Test
    void f11ChangesTheRolesOfTheColoursAndBack() throws Exception {
        List<Boolean> dark =
                fx(
                        () -> {
                            Showing showing = station().layOut();
                            boolean before = showing.theme.dark();
                            press(showing, KeyCode.F11, false);
                            boolean after = showing.theme.dark();
                            press(showing, KeyCode.F11, false);
                            return List.of(before, after, showing.theme.dark());
                        });

        assertThat(dark).containsExactly(false, true, false);
    }

    @Test
    void theMonitorStillHearsAfterTheCollectorRan() throws Exception {
        Set<String> seen =
                fx(
                        () -> {
                            Showing showing = Showing.of(1920, 1080, false);
                            showing.layOut();
                            System.gc();
                            showing.signIn()
                                    .show(Pictures.station(Mode.IN_SERVICE), Pictures.levels());
                            return words(showing);
                        });

        assertThat(seen).contains("末尾 2417", "点検・統計");
    }

    @Test
    void tabReachesEveryButton() throws Exception {
        Set<Node> all =
                fx(
                        () -> {
                            Showing showing = station().signIn();
                            stage.setScene(showing.scene);
                            stage.show();
                            return buttons(showing.layOut());
                        });
        Set<Node> reached = new LinkedHashSet<>();
        for (int i = 0; i < all.size() + 5; i++) {
            fx(
                    () -> {
                        Node owner = stage.getScene().getFocusOwner();
                        if (owner == null) {
                            stage.getScene().getRoot().requestFocus();
                        } else {
                            reached.add(owner);
                        }
                        Node from = owner == null ? stage.getScene().getRoot() : owner;
                        from.fireEvent(key(KeyCode.TAB, false));
                        return true;
                    });
        }

        assertThat(all).isNotEmpty();
        assertThat(reached).containsAll(all);
    }

    @Test
    void enterIsForThePrimaryButtonOfTheScreenOneGoesTo() throws Exception {
        String focused =
                fx(
                        () -> {
                            Showing showing = station().signIn();
                            stage.setScene(showing.scene);
                            stage.show();
                            showing.layOut();
                            press(showing, KeyCode.DIGIT7, true);
                            return showing.scene.getFocusOwner().getId();
                        });

        assertThat(focused)
                .as("no primary button here: the rail keeps the place")
                .isEqualTo("rail-fault");
    }

    @Test
    void closingTheHelpGivesTheFocusBack() throws Exception {
        String focused =
                fx(
                        () -> {
                            Showing showing = station().signIn();
                            stage.setScene(showing.scene);
                            stage.show();
                            showing.layOut();
                            press(showing, KeyCode.DIGIT7, true);
                            press(showing, KeyCode.F1, false);
                            press(showing, KeyCode.F1, false);
                            return showing.scene.getFocusOwner().getId();
                        });

        assertThat(focused).isEqualTo("rail-fault");
    }

    @Test
    void linesAtTheSwitchboardAreSaidBesideTraining() throws Exception {
        Set<String> seen =
                fx(
                        () ->
                                words(
                                        Showing.of(1920, 1080, true)
                                                .signIn()
                                                .show(
                                                        Pictures.allAtTheSwitchboard(),
                                                        Pictures.levels())));

        assertThat(seen).contains("訓練", "従来交換");
    }

    @Test
    void trainingIsWrittenAcrossTheTopOfEveryScreen() throws Exception {
        fx(
                () -> {
                    Showing showing =
                            Showing.of(1920, 1080, true)
                                    .signIn()
                                    .show(Pictures.station(Mode.TRAINING), Pictures.levels())
                                    .layOut();
                    for (Screen screen : showing.frame.open()) {
                        showing.frame.go(screen);
                        assertThat(words(showing))
                                .contains("訓練")
                                .anyMatch(text -> text.contains("実際の電話ではありません"));
                    }
                    return true;
                });
    }

    @Test
    void everyTileStandsInsideThePageAndNoWordIsCutShort() throws Exception {
        fx(
                () -> {
                    everythingFits(1920, 1080, Pictures.station(Mode.IN_SERVICE));
                    everythingFits(1280, 1024, Pictures.station(Mode.IN_SERVICE));
                    everythingFits(1920, 1080, Pictures.headquarters());
                    everythingFits(1280, 1024, Pictures.headquarters());
                    everythingFitsForGuests(1280, 1024, Pictures.headquarters());
                    everythingFits(1920, 1080, Pictures.smallStation(Mode.IN_SERVICE, 4));
                    everythingFits(1280, 1024, Pictures.smallStation(Mode.IN_SERVICE, 4));
                    return true;
                });
    }

    @Test
    void confirmingAnAlarmNamesIt() throws Exception {
        List<Long> confirmed =
                fx(
                        () -> {
                            Showing showing = station().signIn().layOut();
                            button(showing, "確認した").fire();
                            return showing.confirmed;
                        });

        assertThat(confirmed).as("障害 stands first").containsExactly(1L);
    }

    @Test
    void withoutSignInNobodyConfirmsAnAlarm() throws Exception {
        Set<String> seen = fx(() -> words(station()));

        assertThat(seen).doesNotContain("確認した");
    }

    @Test
    void theSwitchboardIsTwoPressesAwayWithoutSignIn() throws Exception {
        List<ClientMessage> asked =
                fx(
                        () -> {
                            Showing showing = station().layOut();
                            press(showing, KeyCode.DIGIT7, true);
                            showing.layOut();
                            button(showing, "従来交換へ切替").fire();
                            assertThat(showing.asked).as("first its consequence").isEmpty();
                            button(showing, "切り替える").fire();
                            return showing.asked;
                        });

        assertThat(asked).hasSize(1).first().isInstanceOf(ClientMessage.SwitchToBypass.class);
    }

    @Test
    void whenAnsweringIsGoneThePageSaysSoCalmlyWithACode() throws Exception {
        Set<String> seen =
                fx(
                        () -> {
                            Showing showing = station().signIn().layOut();
                            showing.monitor.lost();
                            return words(showing);
                        });

        assertThat(seen).anyMatch(text -> text.contains("(P-10)"));
        assertThat(seen).noneMatch(text -> text.contains("通話・録音中"));
    }

    @Test
    void whenTheCountsDoNotAgreeThePageSaysSo() throws Exception {
        Snapshot all = Pictures.station(Mode.IN_SERVICE);
        Snapshot.Today today = all.today();
        Snapshot oneMissing =
                new Snapshot(
                        all.at(),
                        false,
                        all.mode(),
                        all.lines(),
                        new Snapshot.Today(188, 128, 14, 33, 11, 1, today.byHour()),
                        all.disk(),
                        all.guidance(),
                        List.of());

        Set<String> seen =
                fx(
                        () ->
                                words(
                                        Showing.of(1920, 1080, false)
                                                .signIn()
                                                .show(oneMissing, Pictures.levels())));

        assertThat(seen).contains("突合 不一致").doesNotContain("突合 一致");
    }

    private static void everythingFits(int width, int height, Snapshot snapshot) {
        everythingFits(Showing.of(width, height, false).signIn(), snapshot);
    }

    private static void everythingFitsForGuests(int width, int height, Snapshot snapshot) {
        everythingFits(Showing.of(width, height, false), snapshot);
    }

    private static void everythingFits(Showing showing, Snapshot snapshot) {
        showing.show(snapshot, Pictures.levels()).layOut();
        double width = showing.scene.getWidth();
        double height = showing.scene.getHeight();
        for (Node tile : showing.scene.getRoot().lookupAll(".line-tile")) {
            assertThat(tile.localToScene(tile.getBoundsInLocal()).getMaxY())
                    .isLessThanOrEqualTo(height);
        }
        for (Node node : showing.scene.getRoot().lookupAll(".label")) {
            Label label = (Label) node;
            if (visible(label) && !label.isWrapText()) {
                assertThat(shown(label))
                        .as("in %.0f × %.0f", width, height)
                        .isEqualTo(label.getText());
            }
        }
    }

    /** What the skin really draws, with its ellipsis if the label is too narrow. */
    private static String shown(Label label) {
        return label.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .findFirst()
                .orElse(label.getText());
    }

    private static Showing station() {
        return Showing.of(1920, 1080, false)
                .show(Pictures.station(Mode.IN_SERVICE), Pictures.levels());
    }

    private static Set<String> words(Showing showing) {
        showing.layOut();
        return showing.scene.getRoot().lookupAll(".label").stream()
                .filter(ConsoleTest::visible)
                .map(node -> ((Label) node).getText())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<Integer> digits(Showing showing) {
        return showing.frame.open().stream().map(Screen::digit).toList();
    }

    private static Set<Node> buttons(Showing showing) {
        return showing.scene.getRoot().lookupAll("*").stream()
                .filter(Button.class::isInstance)
                .filter(ConsoleTest::visible)
                .collect(Collectors.toSet());
    }

    private static Button button(Showing showing, String word) {
        return (Button)
                showing.scene.getRoot().lookupAll(".button").stream()
                        .filter(ConsoleTest::visible)
                        .filter(node -> word.equals(((Button) node).getText()))
                        .findFirst()
                        .orElseThrow();
    }

    private static boolean visible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void press(Showing showing, KeyCode code, boolean alt) {
        showing.scene.getRoot().fireEvent(key(code, alt));
    }

    private static KeyEvent key(KeyCode code, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, alt, false);
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
    }
}
