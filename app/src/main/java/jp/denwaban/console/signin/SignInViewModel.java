package jp.denwaban.console.signin;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import jp.denwaban.account.AccountException;
import jp.denwaban.account.Basis;
import jp.denwaban.account.SignIn;
import jp.denwaban.account.SignIn.Outcome;
import jp.denwaban.account.UsagePurpose;
import jp.denwaban.console.Desk;
import org.jspecify.annotations.Nullable;

/** What the sign-in panel shows and does. Knows no controls. */
public final class SignInViewModel {
    private final Desk desk;
    private final SignIn signIn;
    private final Executor work;
    private final Consumer<Outcome.Opened> opened;

    private final StringProperty user = new SimpleStringProperty("");
    private final BooleanProperty underApplication = new SimpleBooleanProperty(true);
    private final StringProperty application = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable UsagePurpose> purpose = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message;

    /**
     * @param work one thread: opening the keys takes about a second
     * @param opened told on the JavaFX thread when the session has begun
     */
    public SignInViewModel(
            Desk desk, SignIn signIn, Executor work, Consumer<Outcome.Opened> opened) {
        this.desk = desk;
        this.signIn = signIn;
        this.work = work;
        this.opened = opened;
        this.message = new ReadOnlyStringWrapper(desk.words().text("signin.rule"));
    }

    /** Tries to sign in; the password is wiped, whatever comes of it. */
    public void submit(char[] password) {
        Optional<Basis> basis = basis();
        if (busy.get() || basis.isEmpty() || user.get().isBlank() || password.length == 0) {
            Arrays.fill(password, '\0');
            if (!busy.get()) {
                refuse(missing());
            }
            return;
        }
        busy.set(true);
        refused.set(false);
        message.set(desk.words().text("signin.opening"));
        String typed = user.get().strip();
        work.execute(() -> attempt(typed, password, basis.get()));
    }

    /** Esc. */
    public void clear() {
        if (!busy.get()) {
            user.set("");
            application.set("");
            purpose.set(null);
            underApplication.set(true);
            refused.set(false);
            message.set(desk.words().text("signin.rule"));
        }
    }

    private void attempt(String typed, char[] password, Basis basis) {
        try {
            Outcome outcome = signIn.attempt(typed, password, basis);
            desk.fx().execute(() -> show(outcome));
        } catch (AccountException e) {
            desk.fx().execute(() -> refuse(desk.words().coded("signin.failed", e.code())));
        }
    }

    private void show(Outcome outcome) {
        busy.set(false);
        if (outcome instanceof Outcome.Opened session) {
            clear();
            opened.accept(session);
        } else if (outcome instanceof Outcome.Wrong wrong) {
            refuse(
                    wrong.pause().isZero()
                            ? desk.words().text("signin.wrong")
                            : desk.words().text("signin.wrong.wait", words(wrong.pause())));
        } else if (outcome instanceof Outcome.Waiting waiting) {
            refuse(desk.words().text("signin.waiting", words(waiting.left())));
        } else if (outcome instanceof Outcome.Stopped) {
            refuse(desk.words().text("signin.stopped"));
        } else if (outcome instanceof Outcome.Failed failed) {
            refuse(desk.words().coded("signin.failed", failed.code()));
        }
    }

    private void refuse(String sentence) {
        busy.set(false);
        refused.set(true);
        message.set(sentence);
    }

    private String missing() {
        if (user.get().isBlank()) {
            return desk.words().text("signin.missing.user");
        }
        if (basis().isEmpty()) {
            return desk.words()
                    .text(
                            underApplication.get()
                                    ? "signin.missing.application"
                                    : "signin.missing.purpose");
        }
        return desk.words().text("signin.missing.password");
    }

    private Optional<Basis> basis() {
        if (underApplication.get()) {
            return Basis.Application.parse(application.get()).map(Basis.class::cast);
        }
        return Optional.ofNullable(purpose.get()).map(Basis.UsageRow::new);
    }

    private String words(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return seconds < 60
                ? desk.words().text("signin.seconds", Long.toString(seconds))
                : desk.words().text("signin.minutes", Long.toString((seconds + 59) / 60));
    }

    public StringProperty userProperty() {
        return user;
    }

    /** 様式2 rather than 様式1. */
    public BooleanProperty underApplicationProperty() {
        return underApplication;
    }

    public StringProperty applicationProperty() {
        return application;
    }

    public ObjectProperty<@Nullable UsagePurpose> purposeProperty() {
        return purpose;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the message says that something must be done, rather than the rule. */
    public ReadOnlyBooleanProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
