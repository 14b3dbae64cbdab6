package jp.denwaban.account;

import java.util.Optional;
import jp.denwaban.account.KeyOutcome.Why;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.NewUser;

/**
 * An administrator is signed in and the person types their own password: one person, one account,
 * never shared, lent or reused (第3-2).
 */
public final class Enrolment {
    private final KeyDesk desk;

    public Enrolment(KeyDesk desk) {
        this.desk = desk;
    }

    /**
     * Somebody new.
     *
     * @param administrator who is signed in
     * @param fresh the password in it stays the caller's, who wipes it
     */
    public KeyOutcome enrol(KeyRing administrator, NewPerson fresh)
            throws NotAllowedException, AccountException {
        return desk.allowed(Action.MANAGE_PEOPLE, () -> enrolled(administrator, fresh));
    }

    private KeyOutcome enrolled(KeyRing administrator, NewPerson fresh)
            throws VaultException, NotAnsweredException, AccountException {
        Person person = fresh.person();
        Optional<KeyOutcome> unfit = KeyDesk.unfit(person.id(), fresh.password());
        if (unfit.isPresent()) {
            return unfit.get();
        }
        if (taken(person)) {
            return new KeyOutcome.Refused(Why.USER_ID_TAKEN);
        }
        desk.enter(Action.MANAGE_PEOPLE, "enrol role=" + person.role(), person.id());
        // The name first: whoever has keys has a name.
        desk.people().persons().put(person);
        return give(administrator, person.id(), person.role(), fresh.password());
    }

    /** A row without keys is an enrolment that was interrupted: the same person may go on. */
    private boolean taken(Person person) throws VaultException, AccountException {
        Optional<Person> known = desk.people().persons().find(person.id());
        return desk.vault().enrolled(person.id())
                || desk.people().standings().left(person.id())
                || known.isPresent() && !known.get().name().equals(person.name());
    }

    /**
     * An operator lost their password and types another. Takes about a second.
     *
     * @param password stays the caller's, who wipes it
     */
    public KeyOutcome reenrol(KeyRing administrator, UserId user, char[] password)
            throws NotAllowedException, AccountException {
        return desk.allowed(Action.REENROL_PERSON, () -> reenrolled(administrator, user, password));
    }

    private KeyOutcome reenrolled(KeyRing administrator, UserId user, char[] password)
            throws VaultException, NotAnsweredException, AccountException {
        Optional<KeyOutcome> unfit = KeyDesk.unfit(user, password);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        Optional<Person> known = desk.people().persons().find(user);
        if (known.isEmpty()) {
            return new KeyOutcome.Refused(Why.UNKNOWN_PERSON);
        }
        if (desk.people().standings().left(user)) {
            return new KeyOutcome.Refused(Why.DEPARTED_PERSON);
        }
        if (known.get().role() == Role.ADMINISTRATOR || user.equals(administrator.user().id())) {
            return new KeyOutcome.Refused(Why.NEEDS_THE_ENVELOPE);
        }
        desk.enter(Action.REENROL_PERSON, "", user);
        return give(administrator, user, Role.OPERATOR, password);
    }

    private KeyOutcome give(KeyRing administrator, UserId user, Role role, char[] password)
            throws VaultException, AccountException {
        return KeyDesk.counted(
                () -> {
                    desk.vault().enrol(administrator, new NewUser(user, role, password));
                    return new KeyOutcome.Done();
                },
                () -> {
                    desk.guesses().forgive(Guesses.Account.of(user));
                    desk.people().standings().mustChangePassword(user, false);
                });
    }
}
