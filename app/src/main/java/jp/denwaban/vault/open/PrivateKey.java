package jp.denwaban.vault.open;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import jp.denwaban.vault.Challenge;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.Sealed;
import jp.denwaban.vault.VaultException;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/**
 * A P-256 private key in memory. Closing wipes our copy; what the library copied lives until the
 * process ends, which is why signing out ends it.
 */
final class PrivateKey implements AutoCloseable {
    static final int BYTES = 32;

    private final byte[] scalar;
    private final PublicKey publicKey;

    private PrivateKey(byte[] scalar, PublicKey publicKey) {
        this.scalar = scalar;
        this.publicKey = publicKey;
    }

    static PrivateKey generate() throws VaultException {
        return of(suite().generatePrivateKey());
    }

    /** The key pair of RFC 9180's DeriveKeyPair. */
    static PrivateKey derive(byte[] secret) throws VaultException {
        return of(suite().deriveKeyPair(secret));
    }

    private static PrivateKey of(AsymmetricCipherKeyPair pair) throws VaultException {
        HPKE suite = suite();
        return new PrivateKey(
                suite.serializePrivateKey(pair.getPrivate()),
                PublicKey.of(suite.serializePublicKey(pair.getPublic())));
    }

    /** Takes over the 32 bytes; the public key is computed from them, never believed. */
    static PrivateKey of(byte[] scalar) throws VaultException {
        if (scalar.length != BYTES) {
            throw new VaultException(
                    VaultException.Reason.DAMAGED, "private key of " + scalar.length + " bytes");
        }
        HPKE suite = suite();
        try {
            AsymmetricCipherKeyPair pair = suite.deserializePrivateKey(scalar, null);
            return new PrivateKey(scalar, PublicKey.of(suite.serializePublicKey(pair.getPublic())));
        } catch (IllegalArgumentException e) {
            throw new VaultException(VaultException.Reason.DAMAGED, "not a private key", e);
        }
    }

    private static HPKE suite() {
        return new HPKE(
                HPKE.mode_base, HPKE.kem_P256_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    PublicKey publicKey() {
        return publicKey;
    }

    /** A copy that the caller wipes. */
    byte[] bytes() {
        return scalar.clone();
    }

    /** The secret; empty if it was sealed to another key, for another purpose, or changed. */
    Optional<byte[]> open(Purpose purpose, byte[] aad, Sealed sealed) {
        HPKE suite = suite();
        try {
            AsymmetricCipherKeyPair pair = suite.deserializePrivateKey(scalar, publicKey.bytes());
            return Optional.of(
                    suite.open(
                            sealed.enc(),
                            pair,
                            purpose.info(),
                            aad,
                            sealed.ciphertext(),
                            null,
                            null,
                            null));
        } catch (InvalidCipherTextException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is said to a challenge that was sealed to this key, in Base64. */
    String answer(String challenge) throws VaultException {
        byte[] secret =
                open(Purpose.CHALLENGE, new byte[0], Challenge.parse(challenge))
                        .orElseThrow(
                                () ->
                                        new VaultException(
                                                VaultException.Reason.DAMAGED, "not my challenge"));
        return Base64.getEncoder().encodeToString(secret);
    }

    @Override
    public void close() {
        Arrays.fill(scalar, (byte) 0);
    }
}
