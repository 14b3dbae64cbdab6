package jp.denwaban.account;

import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;

/** A person changes their own password: the old one is typed again, and guessing at it is slow. */
public final class PasswordChange {
    private final KeyDesk desk;

    public PasswordChange(KeyDesk desk) {
        this.desk = desk;
    }

    /**
     * Takes about two seconds.
     *
     * @param keys of the use that goes on, with which the person proves themselves again; they have
     *     the new pair when this returns
     * @param old wiped before this returns, as is {@code fresh}
     */
    public KeyOutcome change(KeyRing keys, char[] old, char[] fresh)
            throws NotAllowedException, AccountException {
        try {
            return desk.allowed(Action.CHANGE_PASSWORD, () -> changed(keys, old, fresh));
        } finally {
            Arrays.fill(old, '\0');
            Arrays.fill(fresh, '\0');
        }
    }

    private KeyOutcome changed(KeyRing keys, char[] old, char[] fresh)
            throws VaultException, NotAnsweredException, AccountException {
        UserId user = desk.gate().session().orElseThrow().person().id();
        Optional<KeyOutcome> unfit = KeyDesk.unfit(user, fresh);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        if (Arrays.equals(old, fresh)) {
            return new KeyOutcome.Refused(KeyOutcome.Why.SAME_PASSWORD);
        }
        Guesses.Account account = Guesses.Account.of(user);
        Optional<Guesses.Held> held = desk.guesses().begin(account);
        if (held.isPresent()) {
            return KeyDesk.held(held.get());
        }
        try {
            desk.vault().open(user, old).close();
            desk.guesses().forgive(account);
            desk.gate().write(Action.CHANGE_PASSWORD, "");
            return KeyDesk.counted(
                    () -> {
                        desk.vault().changePassword(keys, fresh);
                        return new KeyOutcome.Done();
                    },
                    () -> {
                        desk.people().standings().mustChangePassword(user, false);
                        desk.gate().passwordChanged();
                    });
        } catch (VaultException e) {
            if (e.reason() == VaultException.Reason.WRONG_PASSWORD) {
                return desk.wrong(account);
            }
            throw e;
        }
    }
}
