package jp.denwaban.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.zip.CRC32C;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256, HMAC-SHA-256, HKDF-SHA-256 and CRC32C of the JDK, without their checked exceptions. */
public final class Digests {
    public static final int SHA256_BYTES = 32;

    private Digests() {}

    /** Of the parts one after another. */
    public static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /**
     * 32 bytes of key from a secret, without salt.
     *
     * @see "RFC 5869, section 2"
     */
    public static byte[] hkdf(byte[] secret, byte[] info) {
        return hkdf(new byte[SHA256_BYTES], secret, info, SHA256_BYTES);
    }

    static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) {
        byte[] pseudoRandomKey = hmac(salt, secret);
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; counter++) {
            block = hmac(pseudoRandomKey, block, info, new byte[] {(byte) counter});
            int take = Math.min(block.length, length - done);
            System.arraycopy(block, 0, out, done, take);
            done += take;
        }
        return out;
    }

    /** CRC-32C (Castagnoli) of a stretch of bytes, as in iSCSI. */
    public static int crc32c(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /** CRC-32C of everything before {@code gap} and from {@code resume} on. */
    public static int crc32cAround(byte[] bytes, int gap, int resume) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, gap);
        crc.update(bytes, resume, bytes.length - resume);
        return (int) crc.getValue();
    }
}
