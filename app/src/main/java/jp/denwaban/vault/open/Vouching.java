package jp.denwaban.vault.open;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.UserKey;

/**
 * By what one generation of the organisation's key vouches for those who hold it and for the
 * generation after it: only who has its private key can make these 32 bytes or check them. Whoever
 * writes key files without it gets nothing sealed to them.
 *
 * <p>HMAC-SHA-256 under HKDF of the private key, info {@code denwaban v1 vouching key}, of:
 *
 * <pre>
 *    0    1  1 user, 2 envelope, 3 the next generation
 *    1    4  generation: the slot's, or the next one's
 *    5    1  role of the user as in kind 1, else 0
 *    6    1  length n of the user ID, else 0
 *    7    n  user ID, ASCII
 *  7+n   65  public key of user, envelope or next generation, uncompressed point
 * </pre>
 */
final class Vouching implements AutoCloseable {
    static final int BYTES = Digests.SHA256_BYTES;
    private static final byte[] INFO =
            "denwaban v1 vouching key".getBytes(StandardCharsets.US_ASCII);
    private static final int USER = 1;
    private static final int ENVELOPE = 2;
    private static final int SUCCESSOR = 3;

    private final byte[] key;

    Vouching(PrivateKey organisation) {
        byte[] scalar = organisation.bytes();
        this.key = Digests.hkdf(scalar, INFO);
        Arrays.fill(scalar, (byte) 0);
    }

    byte[] user(int generation, UserKey user) {
        byte[] id = user.id().text().getBytes(StandardCharsets.US_ASCII);
        return tag(USER, generation, user.role().code(), id, user.key());
    }

    byte[] envelope(int generation, PublicKey envelope) {
        return tag(ENVELOPE, generation, 0, new byte[0], envelope);
    }

    byte[] successor(OrganisationKey next) {
        return tag(SUCCESSOR, next.generation(), 0, new byte[0], next.key());
    }

    /** Whether what stands on the disk is what this generation said. */
    static boolean same(Optional<byte[]> found, byte[] said) {
        return found.filter(tag -> MessageDigest.isEqual(tag, said)).isPresent();
    }

    private byte[] tag(int what, int generation, int role, byte[] id, PublicKey recipient) {
        ByteBuffer said = ByteBuffer.allocate(7 + id.length + PublicKey.BYTES);
        said.put((byte) what).putInt(generation).put((byte) role).put((byte) id.length).put(id);
        return Digests.hmac(key, said.put(recipient.bytes()).array());
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
