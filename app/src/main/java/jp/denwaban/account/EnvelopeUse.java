package jp.denwaban.account;

import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.account.KeyOutcome.Why;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;
import jp.denwaban.vault.open.EnvelopeCode;
import jp.denwaban.vault.open.EnvelopeProof;
import jp.denwaban.vault.open.NewUser;

/**
 * The envelope is opened because an administrator lost their password: they type another, and that
 * is all it can do. The envelope dies of it, but not before the code of the next one is on paper.
 */
public final class EnvelopeUse {
    private final KeyDesk desk;
    private final Answering answering;
    private Optional<Codes> codes = Optional.empty();

    private record Codes(EnvelopeCode opened, EnvelopeCode fresh) {}

    public EnvelopeUse(KeyDesk desk, Answering answering) {
        this.desk = desk;
        this.answering = answering;
    }

    /**
     * Tries what was read from the envelope. Nothing happens, and guessing is slow.
     *
     * @param typed wiped before this returns
     */
    public synchronized KeyOutcome open(char[] typed) throws NotAllowedException, AccountException {
        try {
            Optional<EnvelopeCode> code = EnvelopeCode.typed(typed);
            return code.isEmpty()
                    ? new KeyOutcome.Refused(Why.NOT_A_CODE)
                    : desk.allowed(Action.USE_ENVELOPE, () -> tried(code.get()));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private KeyOutcome tried(EnvelopeCode code) throws VaultException, AccountException {
        Optional<Guesses.Held> held = desk.guesses().begin(Guesses.Account.ENVELOPE);
        if (held.isPresent()) {
            return KeyDesk.held(held.get());
        }
        try (EnvelopeProof right = desk.vault().tryEnvelope(code)) {
            desk.guesses().forgive(Guesses.Account.ENVELOPE);
            EnvelopeCode fresh = desk.vault().newEnvelopeCode();
            codes = Optional.of(new Codes(code, fresh));
            return new KeyOutcome.EnvelopeOpened(fresh);
        } catch (VaultException e) {
            if (e.reason() == Reason.WRONG_ENVELOPE_CODE) {
                return desk.wrong(Guesses.Account.ENVELOPE);
            }
            throw e;
        }
    }

    /**
     * The administrator types their own new password. Takes about a second.
     *
     * @param password stays the caller's, who wipes it
     * @param typed the new code as it was read from the paper
     */
    public synchronized KeyOutcome reenrol(UserId administrator, char[] password, char[] typed)
            throws NotAllowedException, AccountException {
        return desk.allowed(Action.USE_ENVELOPE, () -> reenrolled(administrator, password, typed));
    }

    private KeyOutcome reenrolled(UserId user, char[] password, char[] typed)
            throws VaultException, NotAnsweredException, AccountException {
        if (codes.isEmpty()) {
            return new KeyOutcome.Refused(Why.ENVELOPE_NOT_OPENED);
        }
        if (!KeyDesk.repeated(codes.get().fresh(), typed)) {
            return new KeyOutcome.Refused(Why.CODE_NOT_REPEATED);
        }
        Optional<KeyOutcome> unfit = KeyDesk.unfit(user, password);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        Optional<Person> known = desk.people().persons().find(user);
        if (known.isEmpty()) {
            return new KeyOutcome.Refused(Why.UNKNOWN_PERSON);
        }
        if (known.get().role() != Role.ADMINISTRATOR) {
            return new KeyOutcome.Refused(Why.NO_ADMINISTRATOR);
        }
        if (desk.people().standings().left(user)) {
            return new KeyOutcome.Refused(Why.DEPARTED_PERSON);
        }
        return renewed(codes.get(), new NewUser(user, Role.ADMINISTRATOR, password));
    }

    private KeyOutcome renewed(Codes envelope, NewUser administrator)
            throws VaultException, NotAnsweredException, AccountException {
        try (EnvelopeProof proof = desk.vault().tryEnvelope(envelope.opened())) {
            Identity.ofEnvelope(proof, answering);
        }
        desk.gate().write(Action.USE_ENVELOPE, "");
        return desk.rotated(
                KeyDesk.counted(
                        () ->
                                desk.vault()
                                        .useEnvelope(
                                                envelope.opened(),
                                                administrator,
                                                envelope.fresh(),
                                                desk.clock().instant()),
                        () -> used(administrator.id())));
    }

    private void used(UserId administrator) throws AccountException {
        codes = Optional.empty();
        desk.guesses().forgive(Guesses.Account.of(administrator));
        desk.people().standings().mustChangePassword(administrator, false);
    }
}
