package jp.denwaban.account;

import java.util.Set;
import jp.denwaban.account.KeyOutcome.Why;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.EnvelopeCode;
import jp.denwaban.vault.open.KeyRing;

/**
 * New keys because the year is over, because the envelope is to be another, or because somebody may
 * know what they should not.
 */
public final class KeyRenewal {
    private final KeyDesk desk;

    public KeyRenewal(KeyDesk desk) {
        this.desk = desk;
    }

    /** 鍵の更新: a new generation for everybody enrolled and for the envelope. */
    public KeyOutcome rotate(KeyRing administrator) throws NotAllowedException, AccountException {
        return desk.allowed(
                Action.ROTATE_KEYS,
                () -> {
                    desk.gate().write(Action.ROTATE_KEYS, "");
                    return desk.rotated(desk.vault().rotate(administrator, desk.clock().instant()));
                });
    }

    /** A code to be shown once and written down; nothing has happened yet. */
    public EnvelopeCode newCode() {
        return desk.vault().newEnvelopeCode();
    }

    /**
     * Another envelope, and a new generation with it.
     *
     * @param shown what {@link #newCode} gave
     * @param typed what a person read from the paper: only then the old envelope dies
     */
    public KeyOutcome renewEnvelope(KeyRing administrator, EnvelopeCode shown, char[] typed)
            throws NotAllowedException, AccountException {
        return desk.allowed(
                Action.RENEW_ENVELOPE,
                () ->
                        KeyDesk.repeated(shown, typed)
                                ? renewed(administrator, shown, Action.RENEW_ENVELOPE, Set.of())
                                : new KeyOutcome.Refused(Why.CODE_NOT_REPEATED));
    }

    /**
     * 漏えいの疑い: a new generation, another envelope, and passwords that must be changed before
     * anything else is done with them.
     *
     * @param people whose password may be known
     */
    public KeyOutcome suspectLeak(
            KeyRing administrator, EnvelopeCode shown, char[] typed, Set<UserId> people)
            throws NotAllowedException, AccountException {
        return desk.allowed(
                Action.SUSPECT_LEAK,
                () ->
                        KeyDesk.repeated(shown, typed)
                                ? renewed(administrator, shown, Action.SUSPECT_LEAK, people)
                                : new KeyOutcome.Refused(Why.CODE_NOT_REPEATED));
    }

    private KeyOutcome renewed(
            KeyRing administrator, EnvelopeCode shown, Action action, Set<UserId> people)
            throws VaultException, NotAnsweredException, AccountException {
        desk.gate().write(action, "passwords=" + people.size());
        for (UserId person : people) {
            desk.people().standings().mustChangePassword(person, true);
        }
        return desk.rotated(
                desk.vault().renewEnvelope(administrator, shown, desk.clock().instant()));
    }
}
