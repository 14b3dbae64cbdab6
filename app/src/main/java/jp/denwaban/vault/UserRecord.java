package jp.denwaban.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.denwaban.vault.VaultException.Reason;

/**
 * The body of a user's key file: who, with what authority, and their private key under their
 * password.
 *
 * <pre>
 *    0    1  length of the user ID
 *    1   32  user ID, ASCII, then 0
 *   33    1  role: 1 administrator, 2 operator
 *   34    2  key derivation: 1 = Argon2id, version 0x13
 *   36    4  memory in KiB
 *   40    4  passes
 *   44    4  lanes
 *   48   16  salt
 *   64   65  public key, uncompressed point
 *  129    3  0
 *  132   12  nonce
 *  144   48  AES-256-GCM of the private key (32 bytes, big-endian scalar) and tag
 * </pre>
 *
 * The additional data of the tag is the first 12 bytes of the page and bytes 0 to 143 of the body.
 */
public record UserRecord(
        UserKey user, Derivation derivation, byte[] nonce, byte[] sealedPrivateKey) {
    public static final int SALT_BYTES = 16;
    public static final int NONCE_BYTES = 12;
    private static final int ARGON2ID = 1;
    private static final int SEALED = 144;
    private static final int SEALED_BYTES = 48;
    private static final int BYTES = SEALED + SEALED_BYTES;

    /** What turned the password into a key. */
    public record Derivation(int memoryKib, int passes, int lanes, byte[] salt) {}

    /** The whole body. */
    public byte[] body() {
        ByteBuffer body = ByteBuffer.allocate(BYTES);
        body.put(clear()).put(sealedPrivateKey);
        return body.array();
    }

    /** What the tag covers beside the private key. */
    public byte[] additionalData() {
        byte[] context = KeyFile.Kind.USER.context();
        return ByteBuffer.allocate(context.length + SEALED).put(context).put(clear()).array();
    }

    private byte[] clear() {
        byte[] id = user.id().text().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(SEALED);
        out.put((byte) id.length).put(id).position(33);
        out.put((byte) user.role().code()).putShort((short) ARGON2ID);
        out.putInt(derivation.memoryKib()).putInt(derivation.passes());
        out.putInt(derivation.lanes()).put(derivation.salt());
        out.put(user.key().bytes()).position(132);
        return out.put(nonce).array();
    }

    public static UserRecord read(byte[] body) throws VaultException {
        if (body.length != BYTES || body[0] < 0 || body[0] > UserId.LONGEST) {
            throw new VaultException(Reason.DAMAGED, "user record of " + body.length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        String id = new String(body, 1, body[0], StandardCharsets.US_ASCII);
        if (!UserId.fits(id) || in.getShort(34) != ARGON2ID) {
            throw new VaultException(Reason.DAMAGED, "user record with unknown contents");
        }
        PublicKey key = PublicKey.of(Arrays.copyOfRange(body, 64, 64 + PublicKey.BYTES));
        Derivation derivation =
                new Derivation(
                        in.getInt(36),
                        in.getInt(40),
                        in.getInt(44),
                        Arrays.copyOfRange(body, 48, 48 + SALT_BYTES));
        return new UserRecord(
                new UserKey(new UserId(id), Role.of(body[33]), key),
                derivation,
                Arrays.copyOfRange(body, 132, 132 + NONCE_BYTES),
                Arrays.copyOfRange(body, SEALED, BYTES));
    }
}
