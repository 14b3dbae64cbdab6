package jp.denwaban.vault;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * A P-256 public key to which secrets are sealed: an uncompressed point, 65 bytes, on the curve.
 *
 * <p>Suite: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, base mode.
 *
 * @see "RFC 9180"
 */
public final class PublicKey {
    public static final int BYTES = 65;

    /** Written into every format beside what was sealed by it. */
    public static final int SUITE = 1;

    private final byte[] point;

    private PublicKey(byte[] point) {
        this.point = point;
    }

    /** Checks that the bytes are a point of the curve. */
    public static PublicKey of(byte[] point) throws VaultException {
        if (point.length != BYTES) {
            throw notAKey("length " + point.length);
        }
        try {
            suite().deserializePublicKey(point);
        } catch (IllegalArgumentException e) {
            throw new VaultException(VaultException.Reason.DAMAGED, "not a P-256 point", e);
        }
        return new PublicKey(point.clone());
    }

    private static VaultException notAKey(String what) {
        return new VaultException(VaultException.Reason.DAMAGED, "not a P-256 point: " + what);
    }

    /** Not thread safe in the library, so each use makes its own. */
    static HPKE suite() {
        return new HPKE(
                HPKE.mode_base, HPKE.kem_P256_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    public byte[] bytes() {
        return point.clone();
    }

    /** Seals a small secret to the holder of the private key. */
    public Sealed seal(Purpose purpose, byte[] aad, byte[] plaintext) {
        HPKE suite = suite();
        AsymmetricKeyParameter recipient = suite.deserializePublicKey(point);
        try {
            byte[][] sealed =
                    suite.seal(recipient, purpose.info(), aad, plaintext, null, null, null);
            return new Sealed(sealed[1], sealed[0]);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing cannot fail on a checked key", e);
        }
    }

    /** What is printed at installation and compared by eye: five groups of four characters. */
    public String fingerprint() {
        return Crockford.grouped(Crockford.firstCharacters(Digests.sha256(point), 20));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey key && Arrays.equals(point, key.point);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(point);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(point, 1, 9) + "…";
    }
}
