package jp.denwaban.account;

import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;

/**
 * A person who may use the box: one person, one account (第3-2).
 *
 * @param title 職名（階級）, as printed on the sheets
 * @param name 氏名
 */
public record Person(UserId id, Role role, String title, String name) {
    /** What fits into one cell of 様式1 in two lines. */
    public static final int LONGEST_TEXT = 30;

    public Person {
        requireText(title);
        requireText(name);
    }

    public static boolean isText(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST_TEXT
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static void requireText(String text) {
        if (!isText(text)) {
            throw new IllegalArgumentException("1 to " + LONGEST_TEXT + " characters");
        }
    }
}
