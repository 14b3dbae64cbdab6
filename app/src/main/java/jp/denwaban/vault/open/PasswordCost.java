package jp.denwaban.vault.open;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.UserRecord.Derivation;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How dear one guess of a password is: Argon2id over the password in NFKC and UTF-8.
 *
 * <p>The cost of a slot stands in the slot. A slot cheaper than {@link #PRODUCTION} is refused, so
 * that nobody who wrote to the disk makes guessing cheap; one dearer than the limits is refused, so
 * that nobody makes signing in impossible by an absurd number. Only tests of this package make
 * another cost.
 *
 * @see "RFC 9106; OWASP Password Storage Cheat Sheet"
 */
record PasswordCost(int memoryKib, int passes, int lanes) {

    /** 256 MiB and 3 passes: about one second on the box. */
    static final PasswordCost PRODUCTION = new PasswordCost(256 * 1024, 3, 1);

    private static final int MOST_MEMORY_KIB = 1024 * 1024;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 4;
    private static final int KEY_BYTES = 32;
    private static final byte[] INFO = "denwaban v1 user key".getBytes(StandardCharsets.US_ASCII);

    Derivation with(byte[] salt) {
        return new Derivation(memoryKib, passes, lanes, salt);
    }

    /** Whether a slot with this derivation may be tried at all. */
    boolean accepts(Derivation derivation) {
        return derivation.memoryKib() >= memoryKib
                && derivation.memoryKib() <= MOST_MEMORY_KIB
                && derivation.passes() >= passes
                && derivation.passes() <= MOST_PASSES
                && derivation.lanes() >= 1
                && derivation.lanes() <= MOST_LANES;
    }

    /** The key-encryption key, 32 bytes; the caller wipes it, and the password is left as it is. */
    static byte[] keyOf(char[] password, Derivation derivation) {
        byte[] bytes = bytesOf(password);
        byte[] stretched = new byte[KEY_BYTES];
        try {
            Argon2BytesGenerator argon = new Argon2BytesGenerator();
            argon.init(
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(derivation.memoryKib())
                            .withIterations(derivation.passes())
                            .withParallelism(derivation.lanes())
                            .withSalt(derivation.salt())
                            .build());
            argon.generateBytes(bytes, stretched);
            return Digests.hkdf(stretched, INFO);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(stretched, (byte) 0);
        }
    }

    /** A password that is in NFKC already, as nearly every one is, is never made a String. */
    private static byte[] bytesOf(char[] password) {
        CharSequence typed = CharBuffer.wrap(password);
        CharSequence normal =
                Normalizer.isNormalized(typed, Normalizer.Form.NFKC)
                        ? typed
                        : Normalizer.normalize(typed, Normalizer.Form.NFKC);
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(normal));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
