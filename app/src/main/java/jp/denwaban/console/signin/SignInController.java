package jp.denwaban.console.signin;

import java.util.Arrays;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import jp.denwaban.account.UsagePurpose;

/** Binds sign-in.fxml to its view model, and nothing else. */
public final class SignInController {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final SignInViewModel viewModel;
    private final Executor fx;

    @FXML private VBox signIn;
    @FXML private TextField user;
    @FXML private PasswordField password;
    @FXML private VBox applicationCard;
    @FXML private RadioButton underApplication;
    @FXML private TextField application;
    @FXML private VBox usageCard;
    @FXML private RadioButton underUsage;
    @FXML private ComboBox<UsagePurpose> purpose;
    @FXML private Label message;
    @FXML private ProgressBar progress;
    @FXML private Button start;
    @FXML private Label own;
    @FXML private Label applicationHint;
    @FXML private Label usageHint;

    /**
     * @param fx puts the cursor into the first field once the panel stands in a window
     */
    public SignInController(SignInViewModel viewModel, Executor fx) {
        this.viewModel = viewModel;
        this.fx = fx;
    }

    @FXML
    private void initialize() {
        user.textProperty().bindBidirectional(viewModel.userProperty());
        application.textProperty().bindBidirectional(viewModel.applicationProperty());
        purpose.setItems(FXCollections.observableArrayList(UsagePurpose.values()));
        purpose.setConverter(new PurposeWords());
        purpose.valueProperty().bindBidirectional(viewModel.purposeProperty());
        choices();
        message.textProperty().bind(viewModel.messageProperty());
        viewModel
                .refusedProperty()
                .addListener((p, before, now) -> message.pseudoClassStateChanged(REFUSED, now));
        viewModel.refusedProperty().addListener((p, before, now) -> again(now));
        progress.visibleProperty().bind(viewModel.busyProperty());
        // Not disabled: the focus would jump on, and a second Enter would press what it jumped to.
        viewModel
                .busyProperty()
                .addListener((p, before, now) -> start.pseudoClassStateChanged(BUSY, now));
        for (Node field : new Node[] {user, password, applicationCard, usageCard}) {
            field.disableProperty().bind(viewModel.busyProperty());
        }
        signIn.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        signIn.addEventFilter(KeyEvent.KEY_PRESSED, this::entered);
        signIn.sceneProperty().addListener((p, before, now) -> fx.execute(user::requestFocus));
    }

    /** Whether there is room for the explaining lines. */
    void explain(boolean room) {
        for (Label hint : new Label[] {own, applicationHint, usageHint}) {
            hint.setVisible(room);
            hint.setManaged(room);
        }
    }

    private void choices() {
        ToggleGroup basis = new ToggleGroup();
        underApplication.setToggleGroup(basis);
        underUsage.setToggleGroup(basis);
        viewModel.underApplicationProperty().addListener((p, before, now) -> choose(now));
        choose(viewModel.underApplicationProperty().get());
        underApplication
                .selectedProperty()
                .addListener((p, before, now) -> viewModel.underApplicationProperty().set(now));
        // Whoever begins to fill in one of the two has chosen it.
        application.focusedProperty().addListener((p, before, now) -> chooseWhen(now, true));
        purpose.focusedProperty().addListener((p, before, now) -> chooseWhen(now, false));
        purpose.valueProperty().addListener((p, before, now) -> chooseWhen(now != null, false));
    }

    private void chooseWhen(boolean touched, boolean isApplication) {
        if (touched) {
            viewModel.underApplicationProperty().set(isApplication);
        }
    }

    private void choose(boolean isApplication) {
        underApplication.setSelected(isApplication);
        underUsage.setSelected(!isApplication);
        applicationCard.pseudoClassStateChanged(CHOSEN, isApplication);
        usageCard.pseudoClassStateChanged(CHOSEN, !isApplication);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            password.clear();
            viewModel.clear();
            user.requestFocus();
            event.consume();
        }
    }

    /** On a choice Enter would only choose it again; here it is for the button. */
    private void entered(KeyEvent event) {
        boolean onChoice =
                event.getTarget() instanceof RadioButton
                        || (event.getTarget() == purpose && !purpose.isShowing());
        if (event.getCode() == KeyCode.ENTER && onChoice) {
            submit();
            event.consume();
        }
    }

    /** Enter in any field or on a choice, or the button. */
    @FXML
    private void submit() {
        if (viewModel.busyProperty().get()) {
            return;
        }
        start.requestFocus();
        CharSequence typed = password.getCharacters();
        char[] secret = new char[typed.length()];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = typed.charAt(i);
        }
        password.clear();
        viewModel.submit(secret);
        if (!viewModel.busyProperty().get()) {
            Arrays.fill(secret, '\0');
        }
    }

    private void again(boolean refused) {
        if (refused) {
            fx.execute(this::typeAgain);
        }
    }

    /** After a refusal typing goes on where it is wanted; Enter alone would only ask again. */
    private void typeAgain() {
        if (user.getText().isBlank()) {
            user.requestFocus();
        } else {
            password.requestFocus();
        }
    }

    /** Fills in what a 訓練 site shows; never called elsewhere. */
    void fill(String userId, String secret) {
        user.setText(userId);
        password.setText(secret);
        purpose.setValue(UsagePurpose.INSPECTION);
        start.requestFocus();
    }

    private static final class PurposeWords extends StringConverter<UsagePurpose> {
        @Override
        public String toString(UsagePurpose purpose) {
            return purpose == null ? "" : purpose.words();
        }

        @Override
        public UsagePurpose fromString(String words) {
            throw new UnsupportedOperationException("the purpose is chosen, never typed");
        }
    }
}
