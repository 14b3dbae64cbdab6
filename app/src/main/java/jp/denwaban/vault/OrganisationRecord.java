package jp.denwaban.vault;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import jp.denwaban.vault.VaultException.Reason;

/**
 * The body of the organisation's key file of one generation; all of it is public.
 *
 * <pre>
 *    0    4  generation, from 1
 *    4    8  created, seconds since 1970-01-01T00:00:00Z
 *   12   65  public key, uncompressed point
 *   77    3  0
 * </pre>
 */
public final class OrganisationRecord {
    private static final int BYTES = 80;

    private OrganisationRecord() {}

    public static byte[] body(OrganisationKey key) {
        return ByteBuffer.allocate(BYTES)
                .putInt(key.generation())
                .putLong(key.created().getEpochSecond())
                .put(key.key().bytes())
                .array();
    }

    static OrganisationKey read(byte[] body) throws VaultException {
        if (body.length != BYTES) {
            throw new VaultException(
                    Reason.DAMAGED, "organisation record of " + body.length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        PublicKey key = PublicKey.of(Arrays.copyOfRange(body, 12, 12 + PublicKey.BYTES));
        return new OrganisationKey(in.getInt(0), key, Instant.ofEpochSecond(in.getLong(4)));
    }
}
