package jp.denwaban.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;
import jp.denwaban.vault.open.KeyRing;

/**
 * 利用開始: slows guessing, opens the keys with the password, proves the person to answering, and has
 * the use written down. One attempt at a time; takes about a second, so never on the JavaFX thread.
 */
public final class SignIn {
    private final PeopleDatabase people;
    private final KeyDoor door;
    private final Answering answering;
    private final Gate gate;
    private final Clock clock;
    private final Guesses guesses;

    /**
     * @param nanos {@code System::nanoTime}: the waits between guesses run on it
     */
    public SignIn(
            PeopleDatabase people,
            KeyDoor door,
            Answering answering,
            Gate gate,
            Clock clock,
            LongSupplier nanos) {
        this.people = people;
        this.door = door;
        this.answering = answering;
        this.gate = gate;
        this.clock = clock;
        this.guesses = new Guesses(people, nanos);
    }

    /** For whoever else takes a password or a code in this console. */
    public Guesses guesses() {
        return guesses;
    }

    /** Opens the keys of a person; the vault does. */
    @FunctionalInterface
    public interface KeyDoor {
        KeyRing open(UserId user, char[] password) throws VaultException;
    }

    /** How an attempt ended. */
    public sealed interface Outcome {
        /** The session has begun; the keys stay open until the process ends. */
        record Opened(Session session, KeyRing keys, Duties duties) implements Outcome {}

        /** User ID or password is wrong; which one is not said. The next attempt waits so long. */
        record Wrong(Duration pause) implements Outcome {}

        /** Not evaluated: the wait of an earlier failure is not over. */
        record Waiting(Duration left) implements Outcome {}

        /** Not evaluated, and never again until the account is enrolled anew. */
        record Stopped() implements Outcome {}

        /** The keys are right, or could not be read; something else is wrong, by code. */
        record Failed(String code) implements Outcome {}
    }

    /**
     * One attempt.
     *
     * @param password wiped before this returns
     * @throws AccountException the people database cannot be used
     */
    public synchronized Outcome attempt(String typedUser, char[] password, Basis basis)
            throws AccountException {
        try {
            return UserId.fits(typedUser)
                    ? attempt(new UserId(typedUser), password, basis)
                    : new Outcome.Wrong(Duration.ZERO);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private Outcome attempt(UserId user, char[] password, Basis basis) throws AccountException {
        Guesses.Account account = Guesses.Account.of(user);
        Optional<Guesses.Held> held = guesses.begin(account);
        if (held.isPresent()) {
            return held.get() instanceof Guesses.Held.Waiting waiting
                    ? new Outcome.Waiting(waiting.left())
                    : new Outcome.Stopped();
        }
        KeyRing keys;
        try {
            keys = door.open(user, password);
        } catch (VaultException e) {
            return refused(e.reason(), guesses.failed(account));
        }
        if (people.standings().left(user)) {
            // Their keys go with the next turn of the generations, which was interrupted.
            keys.close();
            return refused(Reason.WRONG_PASSWORD, guesses.failed(account));
        }
        guesses.forgive(account);
        return begin(user, keys, basis);
    }

    private static Outcome refused(Reason reason, Optional<Duration> pause) {
        return switch (reason) {
            case WRONG_PASSWORD, WRONG_ENVELOPE_CODE, NOT_ALLOWED ->
                    pause.isPresent() ? new Outcome.Wrong(pause.get()) : new Outcome.Stopped();
            case SUBSTITUTED -> new Outcome.Failed("K-02");
            case DAMAGED, ALREADY_PRESENT -> new Outcome.Failed("K-01");
            case DISK, UNFINISHED -> new Outcome.Failed("K-03");
        };
    }

    private Outcome begin(UserId user, KeyRing keys, Basis basis) throws AccountException {
        Person person =
                people.persons()
                        .find(user)
                        .filter(known -> known.role() == keys.user().role())
                        .orElse(new Person(user, keys.user().role(), "—", user.text()));
        try {
            new Identity(keys).proveTo(answering);
            gate.write(Action.SIGN_IN, detail(basis));
        } catch (NotAnsweredException e) {
            keys.close();
            return new Outcome.Failed("A-03");
        } catch (VaultException e) {
            keys.close();
            return new Outcome.Failed("K-02");
        }
        Session session = new Session(person, basis, clock.instant());
        boolean mustChange = people.standings().mustChangePassword(user);
        if (mustChange) {
            gate.openForPasswordOnly(session);
        } else {
            gate.open(session);
        }
        return new Outcome.Opened(session, keys, Duties.of(keys, mustChange, clock.instant()));
    }

    private static String detail(Basis basis) {
        if (basis instanceof Basis.Application application) {
            return "form2 " + application.number();
        }
        return "form1 " + ((Basis.UsageRow) basis).purpose();
    }
}
