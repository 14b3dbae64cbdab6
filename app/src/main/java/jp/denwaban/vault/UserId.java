package jp.denwaban.vault;

import java.util.regex.Pattern;

/** What a person types as ユーザーID: 2 to 32 of {@code a-z 0-9 . _ -}, lower case. */
public record UserId(String text) {
    public static final int LONGEST = 32;
    private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

    public UserId {
        if (!RULE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a user ID, length " + text.length());
        }
    }

    public static boolean fits(String text) {
        return RULE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
