package jp.denwaban.vault.open;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.vault.Crockford;

/**
 * The code in the sealed envelope: 26 random characters of Crockford's base 32 (130 bit) and 2 that
 * tell a slip of the pen. It is shown once and stands nowhere on the disk.
 *
 * <p>The two check characters make the 28 a Reed-Solomon word over GF(32): any one or two wrong
 * characters, two swapped ones included, are noticed before a key is tried.
 */
public final class EnvelopeCode implements AutoCloseable {
    public static final int CHARACTERS = 28;
    private static final int RANDOM_CHARACTERS = 26;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final char[] characters;

    private EnvelopeCode(char[] characters) {
        this.characters = characters;
    }

    static EnvelopeCode random(SecureRandom random) {
        int[] values = new int[CHARACTERS];
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            values[i] = random.nextInt(32);
        }
        complete(values);
        char[] characters = new char[CHARACTERS];
        for (int i = 0; i < CHARACTERS; i++) {
            characters[i] = ALPHABET.charAt(values[i]);
        }
        return new EnvelopeCode(characters);
    }

    /** As typed, in any case, with or without hyphens; empty if the check characters disagree. */
    public static Optional<EnvelopeCode> typed(char[] typed) {
        char[] characters = new char[CHARACTERS];
        int[] values = new int[CHARACTERS];
        int count = 0;
        for (char c : typed) {
            if (c == '-' || c == ' ') {
                continue;
            }
            int value = Crockford.value(c);
            if (value < 0 || count == CHARACTERS) {
                return Optional.empty();
            }
            values[count] = value;
            characters[count++] = ALPHABET.charAt(value);
        }
        return count == CHARACTERS && syndrome(values, 0) == 0 && syndrome(values, 1) == 0
                ? Optional.of(new EnvelopeCode(characters))
                : Optional.empty();
    }

    /** Seven groups of four with hyphens, for the screen and the paper; the caller wipes it. */
    public char[] grouped() {
        char[] out = new char[CHARACTERS + CHARACTERS / 4 - 1];
        Arrays.fill(out, '-');
        for (int i = 0; i < CHARACTERS; i++) {
            out[i + i / 4] = characters[i];
        }
        return out;
    }

    /** Whether somebody has typed this very code: then it is on paper, and may be made the one. */
    public boolean sameAs(EnvelopeCode other) {
        return Arrays.equals(characters, other.characters);
    }

    /** What the key pair is derived from: the 28 characters in ASCII; the caller wipes it. */
    byte[] secret() {
        byte[] secret = new byte[CHARACTERS];
        for (int i = 0; i < CHARACTERS; i++) {
            secret[i] = (byte) characters[i];
        }
        return secret;
    }

    /** Chooses the last two so that the sum of v and the sum of v·αⁱ are both zero. */
    private static void complete(int[] values) {
        int sum = syndrome(values, 0);
        int weighted = syndrome(values, 1);
        int a = power(RANDOM_CHARACTERS);
        int b = power(RANDOM_CHARACTERS + 1);
        // x + y = sum and a·x + b·y = weighted, so x = (weighted + b·sum) / (a + b).
        int x = times(weighted ^ times(b, sum), inverse(a ^ b));
        values[RANDOM_CHARACTERS] = x;
        values[RANDOM_CHARACTERS + 1] = sum ^ x;
    }

    private static int syndrome(int[] values, int degree) {
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum ^= degree == 0 ? values[i] : times(values[i], power(i));
        }
        return sum;
    }

    private static int power(int exponent) {
        int value = 1;
        for (int i = 0; i < exponent; i++) {
            value = times(value, 2);
        }
        return value;
    }

    /** In GF(32) with x⁵ + x² + 1. */
    private static int times(int a, int b) {
        int product = 0;
        for (int left = a, right = b; right != 0; right >>= 1) {
            product ^= (right & 1) == 0 ? 0 : left;
            left = (left & 16) == 0 ? left << 1 : left << 1 ^ 0x25;
        }
        return product;
    }

    private static int inverse(int value) {
        int result = 1;
        for (int i = 0; i < 30; i++) { // every element to the 31st is one
            result = times(result, value);
        }
        return result;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "envelope code";
    }
}
