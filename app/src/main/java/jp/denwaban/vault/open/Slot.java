package jp.denwaban.vault.open;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.Sealed;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;

/**
 * The body of a slot: the organisation's private key of one generation sealed to one recipient.
 *
 * <pre>
 *    0    4  generation
 *    4    1  recipient: 1 user, 2 envelope
 *    5    1  length of the user ID, 0 for the envelope
 *    6   32  user ID, ASCII, then 0
 *   38    2  suite, 1
 *   40   65  HPKE enc
 *  105    3  0
 *  108   48  sealed private key (32 bytes) and tag
 *  156   32  voucher of this generation for the recipient
 * </pre>
 *
 * The additional data of the seal is the first 12 bytes of the page and bytes 0 to 39 of the body.
 * A slot of 156 bytes opens like any other and vouches for nobody.
 *
 * @param user empty text for the envelope
 */
record Slot(int generation, String user) {
    static final String ENVELOPE = "";
    private static final int CLEAR = 40;
    private static final int SEALED = 108;
    private static final int VOUCHER = SEALED + PrivateKey.BYTES + Sealed.TAG_BYTES;
    private static final int BYTES = VOUCHER + Vouching.BYTES;

    byte[] seal(PrivateKey organisation, PublicKey recipient, byte[] voucher) {
        byte[] scalar = organisation.bytes();
        try {
            Sealed sealed = recipient.seal(Purpose.ORGANISATION_KEY, additionalData(), scalar);
            ByteBuffer body = ByteBuffer.allocate(BYTES);
            body.put(clear()).put(sealed.enc()).position(SEALED);
            return body.put(sealed.ciphertext()).put(voucher).array();
        } finally {
            Arrays.fill(scalar, (byte) 0);
        }
    }

    PrivateKey open(byte[] body, PrivateKey recipient) throws VaultException {
        boolean size = body.length == BYTES || body.length == VOUCHER;
        if (!size || !Arrays.equals(body, 0, CLEAR, clear(), 0, CLEAR)) {
            throw new VaultException(Reason.DAMAGED, "slot holds something else");
        }
        Sealed sealed =
                new Sealed(
                        Arrays.copyOfRange(body, CLEAR, CLEAR + Sealed.ENC_BYTES),
                        Arrays.copyOfRange(body, SEALED, VOUCHER));
        Optional<byte[]> scalar =
                recipient.open(Purpose.ORGANISATION_KEY, additionalData(), sealed);
        return PrivateKey.of(
                scalar.orElseThrow(() -> new VaultException(Reason.DAMAGED, "slot does not open")));
    }

    /** What stands in the slot to vouch for its recipient; empty in a short one. */
    static Optional<byte[]> voucher(byte[] body) {
        return body.length == BYTES
                ? Optional.of(Arrays.copyOfRange(body, VOUCHER, BYTES))
                : Optional.empty();
    }

    private byte[] additionalData() {
        byte[] context = KeyFile.Kind.SLOT.context();
        return ByteBuffer.allocate(context.length + CLEAR).put(context).put(clear()).array();
    }

    private byte[] clear() {
        byte[] id = user.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(CLEAR);
        out.putInt(generation).put((byte) (id.length == 0 ? 2 : 1));
        out.put((byte) id.length).put(id);
        return out.putShort(38, (short) PublicKey.SUITE).array();
    }
}
