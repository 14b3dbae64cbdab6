package jp.denwaban.account;

import java.time.Duration;

/**
 * How guessing is slowed: five free failures, then 30 s doubling to 15 min, and none after 100
 * until the account is enrolled again. Pure.
 */
public final class SignInLimits {
    /** Mistypings a person makes with a new password. */
    public static final int FREE_FAILURES = 5;

    /** At 15 min each this took a day; who still fails then does not know the password. */
    public static final int LAST_FAILURE = 100;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private SignInLimits() {}

    /** How long the next attempt waits after so many failures in a row. */
    public static Duration waitAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE_FAILURES, 10);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    public static boolean stopped(int failures) {
        return failures >= LAST_FAILURE;
    }
}
