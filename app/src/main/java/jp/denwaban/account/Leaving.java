package jp.denwaban.account;

import jp.denwaban.account.KeyOutcome.Why;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;

/**
 * 人事異動: a person's keys are overwritten and gone, and what is recorded from now on is sealed to a
 * generation they never held. Their name stays, for the sheets of before.
 */
public final class Leaving {
    private final KeyDesk desk;

    public Leaving(KeyDesk desk) {
        this.desk = desk;
    }

    /**
     * Interrupted, it is asked for again. Who is not in the people database may be released too: a
     * key file that nobody knows.
     *
     * @param administrator who is signed in, and cannot release themselves: so one always stays
     */
    public KeyOutcome release(KeyRing administrator, UserId leaver)
            throws NotAllowedException, AccountException {
        return desk.allowed(Action.RELEASE_PERSON, () -> released(administrator, leaver));
    }

    private KeyOutcome released(KeyRing administrator, UserId leaver)
            throws VaultException, NotAnsweredException, AccountException {
        if (leaver.equals(administrator.user().id())) {
            return new KeyOutcome.Refused(Why.ONESELF);
        }
        boolean departed = desk.people().standings().left(leaver);
        if (!desk.vault().enrolled(leaver)) {
            boolean known = departed || desk.people().persons().find(leaver).isPresent();
            return new KeyOutcome.Refused(known ? Why.DEPARTED_PERSON : Why.UNKNOWN_PERSON);
        }
        desk.enter(Action.RELEASE_PERSON, administrator, "", leaver);
        // The account first: from here on no password opens it, even if the power goes now.
        desk.people().standings().leave(leaver);
        return desk.rotated(desk.vault().remove(administrator, leaver, desk.clock().instant()));
    }
}
