package jp.denwaban.audit;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.denwaban.vault.Crockford;

/**
 * 照合記号: the head of the chain in sixteen characters, written on paper.
 *
 * @param text {@code XXXX-XXXX-XXXX-XXXX} in Crockford's base 32: 80 bits of the entry's hash
 */
public record Anchor(String text) {
    static final int CHARACTERS = 16;
    private static final Pattern RULE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{16}");

    static Anchor of(byte[] hash) {
        return new Anchor(Crockford.grouped(Crockford.firstCharacters(hash, CHARACTERS)));
    }

    /** As typed from paper; empty if it cannot be one. */
    public static Optional<Anchor> typed(String typed) {
        String characters = Crockford.normalised(typed);
        return RULE.matcher(characters).matches()
                ? Optional.of(new Anchor(Crockford.grouped(characters)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
