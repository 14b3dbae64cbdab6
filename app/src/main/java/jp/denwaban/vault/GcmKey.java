package jp.denwaban.vault;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under one key for many messages: what finding a cipher and spreading its key costs is
 * paid once, and a message is written where it is wanted. Used by one thread at a time; the caller
 * answers for never using a nonce twice.
 *
 * @see AesGcm
 */
public final class GcmKey {
    private final SecretKeySpec key;
    private final Cipher cipher;

    /** The bytes are copied; the copy lives until this is collected. */
    public GcmKey(byte[] key) {
        try {
            this.key = new SecretKeySpec(key, "AES");
            this.cipher = Cipher.getInstance(AesGcm.NAME);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-256-GCM", e);
        }
    }

    /**
     * Seals a whole message. A nonce that was the last one's is a broken assumption.
     *
     * @param out gets the ciphertext from {@code at} on, as long as the plaintext, and the tag
     */
    public void seal(byte[] nonce, byte[] aad, byte[] plaintext, byte[] out, int at) {
        try {
            cipher.init(
                    Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * AesGcm.TAG_BYTES, nonce));
            cipher.updateAAD(aad);
            cipher.doFinal(plaintext, 0, plaintext.length, out, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a nonce came again, or this JDK has no GCM", e);
        }
    }
}
