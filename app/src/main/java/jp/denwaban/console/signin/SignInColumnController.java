package jp.denwaban.console.signin;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.denwaban.account.PracticeSite.PracticeUser;
import jp.denwaban.console.Strings;
import jp.denwaban.console.ViewLoader;

/**
 * The right column of the monitor while nobody is signed in: sign-in, and the way out of a fault.
 */
public final class SignInColumnController {
    /** Below this height of the window not everything fits: the explaining lines give way. */
    private static final double ROOMY_PX = 1080;

    /** What the 訓練 band and its users take from that height. */
    private static final double PRACTICE_PX = 160;

    /** What the band alone takes, on a 訓練 site whose users are its own. */
    private static final double BAND_PX = 40;

    private static final double SLIM_BELOW_PX = 1600;
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private static final PseudoClass SLIM = PseudoClass.getPseudoClass("slim");

    private final SignInController signIn;
    private final Strings words;
    private final Optional<List<PracticeUser>> practice;
    private final Runnable goToFault;

    @FXML private VBox column;
    @FXML private VBox practiceUsers;
    @FXML private GridPane practiceList;

    /**
     * @param practice shown in clear on a 訓練 site only
     */
    public SignInColumnController(
            SignInController signIn,
            Strings words,
            Optional<List<PracticeUser>> practice,
            Runnable goToFault) {
        this.signIn = signIn;
        this.words = words;
        this.practice = practice;
        this.goToFault = goToFault;
    }

    @FXML
    private void initialize() {
        Node panel = ViewLoader.load(signIn, words);
        column.getChildren().add(1, panel);
        practiceUsers.setVisible(practice.isPresent());
        practiceUsers.setManaged(practice.isPresent());
        List<PracticeUser> users = practice.orElse(List.of());
        for (int row = 0; row < users.size(); row++) {
            addUser(users.get(row), row);
        }
        column.sceneProperty()
                .addListener(
                        (p, before, scene) -> {
                            if (scene != null) {
                                scene.heightProperty().addListener((q, was, now) -> fit(scene));
                                scene.widthProperty().addListener((q, was, now) -> fit(scene));
                                fit(scene);
                            }
                        });
    }

    private void fit(Scene scene) {
        Node band = scene.lookup(".training-band");
        boolean banded = band != null && band.isVisible();
        double needed = ROOMY_PX + (practice.isPresent() ? PRACTICE_PX : banded ? BAND_PX : 0);
        boolean tight = scene.getHeight() < needed;
        column.pseudoClassStateChanged(TIGHT, tight);
        column.pseudoClassStateChanged(SLIM, scene.getWidth() < SLIM_BELOW_PX);
        signIn.explain(!tight);
    }

    private void addUser(PracticeUser user, int row) {
        Label id = new Label(user.id());
        id.getStyleClass().add("practice-id");
        Label password = new Label(user.password());
        password.getStyleClass().add("practice-password");
        Label title = new Label(words.text("signin.role." + user.role().name()));
        title.getStyleClass().add("practice-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Button fill = new Button(words.text("signin.practice.fill"));
        fill.setId("practice-fill-" + user.id());
        fill.getStyleClass().setAll("button", "small");
        fill.setMinWidth(Region.USE_PREF_SIZE);
        fill.setOnAction(event -> signIn.fill(user.id(), user.password()));
        GridPane.setHgrow(password, Priority.ALWAYS);
        practiceList.addRow(row, id, password, title, fill);
    }

    @FXML
    private void goToFault() {
        goToFault.run();
    }
}
