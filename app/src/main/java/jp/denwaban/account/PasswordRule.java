package jp.denwaban.account;

import java.nio.CharBuffer;
import jp.denwaban.vault.UserId;

/**
 * Which passwords may be chosen: 12 to 128 characters, not the user ID, not one character repeated.
 *
 * <p>Why so: against the console 100 guesses are possible, against a stolen disk Argon2id at 256
 * MiB allows about one guess a second and core; 12 characters are out of reach for both even where
 * people choose badly, and rules about signs and capitals only make people write passwords down
 * (NIST SP 800-63B 3.1.1). 128 bounds the work of normalising.
 */
public final class PasswordRule {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 128;

    private PasswordRule() {}

    /** Why a password may not be chosen. */
    public enum Verdict {
        GOOD,
        TOO_SHORT,
        TOO_LONG,
        LIKE_THE_USER_ID,
        TOO_UNIFORM
    }

    /** Judges without keeping; the array stays the caller's to wipe. */
    public static Verdict judge(UserId user, char[] password) {
        if (password.length > LONGEST) {
            return Verdict.TOO_LONG;
        }
        if (CharBuffer.wrap(password).codePoints().count() < SHORTEST) {
            return Verdict.TOO_SHORT;
        }
        if (contains(password, user.text())) {
            return Verdict.LIKE_THE_USER_ID;
        }
        return distinct(password) < 5 ? Verdict.TOO_UNIFORM : Verdict.GOOD;
    }

    private static boolean contains(char[] password, String id) {
        for (int at = 0; at + id.length() <= password.length; at++) {
            int same = 0;
            while (same < id.length()
                    && Character.toLowerCase(password[at + same]) == id.charAt(same)) {
                same++;
            }
            if (same == id.length()) {
                return true;
            }
        }
        return false;
    }

    private static long distinct(char[] password) {
        return CharBuffer.wrap(password).chars().distinct().count();
    }
}
