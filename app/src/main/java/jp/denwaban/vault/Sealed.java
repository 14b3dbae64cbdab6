package jp.denwaban.vault;

/**
 * A small secret sealed to a public key by HPKE.
 *
 * @param enc the encapsulated key, 65 bytes
 * @param ciphertext plaintext length + 16
 */
public record Sealed(byte[] enc, byte[] ciphertext) {
    public static final int ENC_BYTES = 65;
    public static final int TAG_BYTES = 16;

    public Sealed {
        if (enc.length != ENC_BYTES || ciphertext.length < TAG_BYTES) {
            throw new IllegalArgumentException(
                    "not sealed: " + enc.length + " + " + ciphertext.length + " bytes");
        }
    }
}
