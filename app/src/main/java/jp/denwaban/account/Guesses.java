package jp.denwaban.account;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import jp.denwaban.vault.UserId;

/**
 * Makes who guesses slow: an attempt is counted on the disk before it is evaluated, and the next
 * one waits. One for a whole console, so that a password is no easier to guess where it is changed
 * than where one signs in. Counts outlive a kill; waits begin anew with the process, in full.
 */
public final class Guesses {
    private final AttemptTable attempts;
    private final Waits waits;

    /**
     * @param nanos {@code System::nanoTime}: no clock that a person can set
     */
    public Guesses(PeopleDatabase people, LongSupplier nanos) {
        this.attempts = people.attempts();
        this.waits = new Waits(nanos);
    }

    /** Why an attempt is not evaluated. */
    sealed interface Held {
        /** The wait of an earlier failure is not over. */
        record Waiting(Duration left) implements Held {}

        /** Never again until the account is enrolled anew. */
        record Stopped() implements Held {}
    }

    /** Whose secret is guessed at; the envelope's has no end, because it is the last way in. */
    record Account(String row, boolean stops) {
        static final Account ENVELOPE = new Account(AttemptTable.ENVELOPE, false);

        static Account of(UserId user) {
            return new Account(user.text(), true);
        }
    }

    /** Counts an attempt that is about to be evaluated; or says why it must not be. */
    Optional<Held> begin(Account account) throws AccountException {
        int before = attempts.failures(account.row());
        if (account.stops() && SignInLimits.stopped(before)) {
            return Optional.of(new Held.Stopped());
        }
        Duration left = waits.left(account.row(), before);
        if (!left.isZero()) {
            return Optional.of(new Held.Waiting(left));
        }
        attempts.countFailure(account.row());
        return Optional.empty();
    }

    /**
     * It was wrong.
     *
     * @return how long the next one waits; empty when there is none
     */
    Optional<Duration> failed(Account account) throws AccountException {
        int failures = attempts.failures(account.row());
        waits.begin(account.row(), failures);
        return account.stops() && SignInLimits.stopped(failures)
                ? Optional.empty()
                : Optional.of(SignInLimits.waitAfter(failures));
    }

    /** It was right, or the account is enrolled anew. */
    void forgive(Account account) throws AccountException {
        attempts.clear(account.row());
        waits.begin(account.row(), 0);
    }
}
