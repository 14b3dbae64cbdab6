package jp.denwaban.console;

import java.time.Instant;
import java.util.Optional;
import jp.denwaban.account.Action;
import jp.denwaban.account.Answering;
import jp.denwaban.account.Basis;
import jp.denwaban.account.Gate;
import jp.denwaban.account.Identity;
import jp.denwaban.account.IdleCountdown;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.account.Session;
import jp.denwaban.account.SignIn;
import jp.denwaban.console.ConsoleSession.SignedIn;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;

/** 利用: one person's use of the console, from the opened keys to letting go of them. */
final class Use {
    private final Desk desk;
    private final Gate gate;
    private final Answering answering;
    private final IdleCountdown idle = new IdleCountdown(System::nanoTime);
    private volatile Optional<KeyRing> keys = Optional.empty();

    Use(Desk desk, Gate gate, Answering answering) {
        this.desk = desk;
        this.gate = gate;
        this.answering = answering;
    }

    /** 利用開始, on the JavaFX thread. */
    void begin(SignIn.Outcome.Opened opened) {
        keys = Optional.of(opened.keys());
        idle.touch();
        desk.session().begin(signedIn(opened.session()));
    }

    /** A key was pressed or the mouse was used. */
    void touched() {
        idle.touch();
    }

    /** Once a second, on the JavaFX thread; returns whether nobody has been there for too long. */
    boolean tick() {
        if (desk.session().user().isEmpty()) {
            return false;
        }
        showTimeLeft();
        return idle.over();
    }

    /** Has the end written down. Not on the JavaFX thread. */
    void writeEnd() {
        try {
            gate.enter(Action.SIGN_OUT, "");
        } catch (NotAllowedException | NotAnsweredException e) {
            // The session ends all the same: answering sees the connection go.
        }
    }

    /** Lets go of the keys. */
    void close() {
        gate.close();
        keys.ifPresent(KeyRing::close);
    }

    /**
     * A new connection knows nobody: says who this is, once more.
     *
     * @return false when answering does not take it to be the same person; the use is over
     */
    boolean proveAgain() {
        if (keys.isEmpty()) {
            return true;
        }
        try {
            new Identity(keys.get()).proveTo(answering);
            return true;
        } catch (NotAnsweredException | VaultException e) {
            return false;
        }
    }

    /** Only when the minute changes, because every listener hears of a new session. */
    private void showTimeLeft() {
        SignedIn shown = desk.session().user().orElseThrow();
        if (Math.abs(until().getEpochSecond() - shown.until().getEpochSecond()) >= 60) {
            gate.session().ifPresent(session -> desk.session().begin(signedIn(session)));
        }
    }

    private SignedIn signedIn(Session session) {
        return new SignedIn(
                session.person().title(),
                session.person().name(),
                session.person().role() == Role.ADMINISTRATOR,
                sheet(session.basis()),
                until());
    }

    private String sheet(Basis basis) {
        return basis instanceof Basis.Application application
                ? desk.words().text("signin.sheet.form2", application.number())
                : desk.words().text("signin.sheet.form1");
    }

    private Instant until() {
        return desk.clock().instant().plus(idle.left());
    }
}
