package jp.denwaban.vault;

import jp.denwaban.vault.VaultException.Reason;

/**
 * The body of the envelope's key file: to which key the slots of the envelope are sealed.
 *
 * <pre>
 *    0   65  public key, uncompressed point
 * </pre>
 */
public final class EnvelopeRecord {

    private EnvelopeRecord() {}

    public static byte[] body(PublicKey key) {
        return key.bytes();
    }

    public static PublicKey read(byte[] body) throws VaultException {
        if (body.length != PublicKey.BYTES) {
            throw new VaultException(
                    Reason.DAMAGED, "envelope record of " + body.length + " bytes");
        }
        return PublicKey.of(body);
    }
}
