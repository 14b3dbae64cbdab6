package jp.denwaban.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Proof of a person without a password on the wire: 32 random bytes are sealed to their public key,
 * and whoever can say them has opened the private key.
 *
 * <p>On the wire: Base64 of enc (65 bytes) and ciphertext (48); the proof is Base64 of the 32
 * bytes. A challenge is for one connection and one answer.
 */
public final class Challenge {
    public static final int SECRET_BYTES = 32;
    private final byte[] secret;
    private final Sealed sealed;

    private Challenge(byte[] secret, Sealed sealed) {
        this.secret = secret;
        this.sealed = sealed;
    }

    public static Challenge to(UserKey user, SecureRandom random) {
        return to(user.key(), random);
    }

    /** To whoever can open what is sealed to this key: a person, or the envelope. */
    public static Challenge to(PublicKey key, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new Challenge(secret, key.seal(Purpose.CHALLENGE, new byte[0], secret));
    }

    /** Looks like any other and has no answer: for an unknown user ID. */
    public static Challenge toNobody(SecureRandom random) {
        byte[] enc = new byte[Sealed.ENC_BYTES];
        byte[] ciphertext = new byte[SECRET_BYTES + Sealed.TAG_BYTES];
        random.nextBytes(enc);
        random.nextBytes(ciphertext);
        enc[0] = 4; // an uncompressed point, as every enc begins
        return new Challenge(new byte[0], new Sealed(enc, ciphertext));
    }

    /** Base64 for {@code ServerMessage.Challenge}. */
    public String sealed() {
        ByteBuffer both = ByteBuffer.allocate(sealed.enc().length + sealed.ciphertext().length);
        return Base64.getEncoder()
                .encodeToString(both.put(sealed.enc()).put(sealed.ciphertext()).array());
    }

    /** Whether {@code opened}, from {@code ClientMessage.Prove}, is the secret. */
    public boolean provedBy(String opened) {
        try {
            byte[] said = Base64.getDecoder().decode(opened);
            return secret.length == SECRET_BYTES && MessageDigest.isEqual(secret, said);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Splits what stood on the wire; for the side that opens it. */
    public static Sealed parse(String sealed) throws VaultException {
        byte[] both;
        try {
            both = Base64.getDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new VaultException(VaultException.Reason.DAMAGED, "not a challenge", e);
        }
        if (both.length != Sealed.ENC_BYTES + SECRET_BYTES + Sealed.TAG_BYTES) {
            throw new VaultException(VaultException.Reason.DAMAGED, "not a challenge");
        }
        return new Sealed(
                Arrays.copyOf(both, Sealed.ENC_BYTES),
                Arrays.copyOfRange(both, Sealed.ENC_BYTES, both.length));
    }
}
