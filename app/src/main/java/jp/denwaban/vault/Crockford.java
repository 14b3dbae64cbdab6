package jp.denwaban.vault;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Base 32 for people who copy by hand: no I, L, O or U, and what is misread as 0 or 1 is taken so.
 *
 * @see "Douglas Crockford, Base 32"
 */
public final class Crockford {
    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Crockford() {}

    /**
     * The first {@code count} characters of these bytes, five bits each, most significant first.
     */
    public static String firstCharacters(byte[] bytes, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(fiveBits(bytes, i * 5))))
                .collect(Collectors.joining());
    }

    private static int fiveBits(byte[] bytes, int firstBit) {
        int value = 0;
        for (int bit = firstBit; bit < firstBit + 5; bit++) {
            int one = bit / 8 < bytes.length ? bytes[bit / 8] >> (7 - bit % 8) & 1 : 0;
            value = value << 1 | one;
        }
        return value;
    }

    /** In groups of four with hyphens. */
    public static String grouped(String characters) {
        return characters.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** As typed: lower case, hyphens and spaces, O for 0, I and L for 1. */
    public static String normalised(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** The value of one character, or −1 for a character that is not of the alphabet. */
    public static int value(char character) {
        char upper = Character.toUpperCase(character);
        char plain = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
        return ALPHABET.indexOf(plain);
    }
}
