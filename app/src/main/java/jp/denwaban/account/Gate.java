package jp.denwaban.account;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.vault.Role;
import jp.denwaban.wire.ClientMessage.WriteEntry;
import jp.denwaban.wire.ServerMessage;

/**
 * Every service passes here before it acts: the authorisation table is asked, then the action's
 * audit entry is made durable. Knows who is signed in.
 */
public final class Gate {
    /** What leads out, and what waits for nobody. */
    private static final Set<Action> BEFORE_A_NEW_PASSWORD =
            Set.of(
                    Action.CHANGE_PASSWORD,
                    Action.SIGN_OUT,
                    Action.SWITCH_TO_BYPASS,
                    Action.RECORD_FAULT);

    private final Answering answering;
    private final boolean training;
    private volatile Optional<Session> session = Optional.empty();
    private volatile boolean mustChangePassword;

    public Gate(Answering answering, boolean training) {
        this.answering = answering;
        this.training = training;
    }

    public Optional<Session> session() {
        return session;
    }

    void open(Session opened) {
        session = Optional.of(opened);
    }

    /** Until that is done this person may do nothing else: their password may be known. */
    void openForPasswordOnly(Session opened) {
        mustChangePassword = true;
        open(opened);
    }

    void passwordChanged() {
        mustChangePassword = false;
    }

    /** Nobody is signed in any more; the process ends soon after. */
    public void close() {
        mustChangePassword = false;
        session = Optional.empty();
    }

    /**
     * What a screen asks to know what to leave out; the services ask {@link #require} all the same.
     */
    public boolean allows(Action action) {
        return action.allowed(role(), training)
                && (!mustChangePassword || BEFORE_A_NEW_PASSWORD.contains(action));
    }

    /** For what leaves no trace by itself, such as looking at the monitor. */
    public void require(Action action) throws NotAllowedException {
        if (!allows(action)) {
            throw new NotAllowedException(action);
        }
    }

    /**
     * Returns once the action is allowed and written; only then may it happen.
     *
     * @param detail what was acted on; no personal data, it stands in clear
     * @throws NotAnsweredException the entry is not known to be durable
     */
    public void enter(Action action, String detail)
            throws NotAllowedException, NotAnsweredException {
        require(action);
        write(action, detail);
    }

    /**
     * The same, with what is personal beside it.
     *
     * @param sealed by {@link SealedDetail}
     */
    void enter(Action action, String detail, byte[] sealed)
            throws NotAllowedException, NotAnsweredException {
        require(action);
        write(action.entry(), detail, Optional.of(sealed));
    }

    void write(Action action, String detail) throws NotAnsweredException {
        write(action.entry(), detail, Optional.empty());
    }

    /** What came of it, when that is known only afterwards. */
    void write(EntryCode code, String detail, Optional<byte[]> sealed) throws NotAnsweredException {
        Optional<String> text = sealed.map(Base64.getEncoder()::encodeToString);
        ServerMessage reply =
                answering.ask(request -> new WriteEntry(request, code.text(), detail, text));
        if (!(reply instanceof ServerMessage.Done)) {
            throw new NotAnsweredException("the entry " + code.text() + " was refused");
        }
    }

    private Optional<Role> role() {
        return session.map(open -> open.person().role());
    }
}
