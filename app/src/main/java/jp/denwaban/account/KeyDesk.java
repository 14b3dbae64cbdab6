package jp.denwaban.account;

import java.time.InstantSource;
import java.util.Optional;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.EnvelopeCode;
import jp.denwaban.vault.open.Rotation;
import jp.denwaban.vault.open.Vault;

/**
 * What the affairs of people and keys stand on, and what they have in common: the authorisation
 * table is asked, the entry is durable before anything happens, a user ID stands in it sealed.
 *
 * @param vault the one vault of this console
 */
public record KeyDesk(
        PeopleDatabase people, Vault vault, Gate gate, Guesses guesses, InstantSource clock) {

    /** The keys are certain to change and have not changed yet. */
    private static final String UNFINISHED = "K-07";

    /** One affair, allowed and about to be carried out. */
    @FunctionalInterface
    interface Work {
        KeyOutcome carryOut() throws VaultException, NotAnsweredException, AccountException;
    }

    /**
     * Carries out what the table allows.
     *
     * @throws NotAllowedException and nothing has happened
     */
    KeyOutcome allowed(Action action, Work work) throws NotAllowedException, AccountException {
        gate.require(action);
        try {
            return work.carryOut();
        } catch (NotAnsweredException e) {
            return new KeyOutcome.Failed("A-03");
        } catch (VaultException e) {
            return e.reason() == VaultException.Reason.UNFINISHED
                    ? certain()
                    : new KeyOutcome.Failed(codeOf(e.reason()));
        }
    }

    private KeyOutcome certain() {
        if (gate.session().isPresent()) {
            try {
                gate.write(Action.SIGN_OUT, "");
            } catch (NotAnsweredException e) {
                // The session ends all the same.
            }
        }
        gate.close();
        return new KeyOutcome.Certain(UNFINISHED);
    }

    /** A change of keys. */
    @FunctionalInterface
    interface Change<T> {
        T make() throws VaultException;
    }

    /** What the people database says of it from then on. */
    @FunctionalInterface
    interface Consequence {
        void follow() throws AccountException;
    }

    /** A change has its consequence from when it counts, whether or not it is finished by then. */
    static <T> T counted(Change<T> change, Consequence consequence)
            throws VaultException, AccountException {
        try {
            T made = change.make();
            consequence.follow();
            return made;
        } catch (VaultException e) {
            if (e.reason() == VaultException.Reason.UNFINISHED) {
                consequence.follow();
            }
            throw e;
        }
    }

    private static String codeOf(VaultException.Reason reason) {
        return switch (reason) {
            case SUBSTITUTED -> "K-02";
            case DISK, UNFINISHED -> "K-03";
            case WRONG_PASSWORD, WRONG_ENVELOPE_CODE, DAMAGED, ALREADY_PRESENT, NOT_ALLOWED ->
                    "K-01";
        };
    }

    /** The entry of an affair that concerns a person; it may happen when this returns. */
    void enter(Action action, String detail, UserId person) throws NotAnsweredException {
        gate.write(action.entry(), detail, "user=" + person.text());
    }

    /**
     * Has a new generation written down. It is there already: if nobody answers now, {@link
     * KeyCheck} says it at the next sign-in.
     */
    KeyOutcome rotated(Rotation made) {
        try {
            gate.write(
                    EntryCode.KEYS_ROTATED,
                    made.made().saidAfter(made.before()) + " left-out=" + made.leftOut().size(),
                    "");
        } catch (NotAnsweredException e) {
            // Done is done, and not for this entry to undo.
        }
        return new KeyOutcome.Rotated(
                made.generation(), made.made().key().fingerprint(), made.leftOut());
    }

    /** Whether a code that was shown has been typed back, and so is on paper. */
    static boolean repeated(EnvelopeCode shown, char[] typed) {
        return EnvelopeCode.typed(typed).filter(shown::sameAs).isPresent();
    }

    /** Why this may not be the password; empty if it may. */
    static Optional<KeyOutcome> unfit(UserId user, char[] password) {
        PasswordRule.Verdict verdict = PasswordRule.judge(user, password);
        return verdict == PasswordRule.Verdict.GOOD
                ? Optional.empty()
                : Optional.of(new KeyOutcome.Unfit(verdict));
    }

    /** An attempt at a secret that is not evaluated. */
    static KeyOutcome held(Guesses.Held held) {
        return held instanceof Guesses.Held.Waiting waiting
                ? new KeyOutcome.Waiting(waiting.left())
                : new KeyOutcome.Stopped();
    }

    /** An attempt that was wrong, counted. */
    KeyOutcome wrong(Guesses.Account account) throws AccountException {
        return guesses.failed(account)
                .<KeyOutcome>map(KeyOutcome.Wrong::new)
                .orElseGet(KeyOutcome.Stopped::new);
    }
}
