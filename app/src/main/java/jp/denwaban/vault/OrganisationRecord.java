package jp.denwaban.vault;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.vault.VaultException.Reason;

/**
 * The body of the organisation's key file of one generation; all of it is public.
 *
 * <pre>
 *    0    4  generation, from 1
 *    4    8  created, seconds since 1970-01-01T00:00:00Z
 *   12   65  public key, uncompressed point
 *   77    3  0
 *   80   32  from generation 2 on: voucher of the generation before for this one
 * </pre>
 */
public final class OrganisationRecord {
    private static final int BYTES = 80;

    /** HMAC-SHA-256. */
    private static final int VOUCHER_BYTES = 32;

    private OrganisationRecord() {}

    public static byte[] body(OrganisationKey key) {
        return ByteBuffer.allocate(BYTES)
                .putInt(key.generation())
                .putLong(key.created().getEpochSecond())
                .put(key.key().bytes())
                .array();
    }

    /** Of a generation that another vouches for. */
    public static byte[] body(OrganisationKey key, byte[] voucher) {
        return ByteBuffer.allocate(BYTES + VOUCHER_BYTES).put(body(key)).put(voucher).array();
    }

    /** What the generation before says of this one; empty for the first. */
    public static Optional<byte[]> voucher(byte[] body) {
        return body.length == BYTES + VOUCHER_BYTES
                ? Optional.of(Arrays.copyOfRange(body, BYTES, body.length))
                : Optional.empty();
    }

    static OrganisationKey read(byte[] body) throws VaultException {
        if (body.length != BYTES && body.length != BYTES + VOUCHER_BYTES) {
            throw new VaultException(
                    Reason.DAMAGED, "organisation record of " + body.length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        PublicKey key = PublicKey.of(Arrays.copyOfRange(body, 12, 12 + PublicKey.BYTES));
        try {
            return new OrganisationKey(in.getInt(0), key, Instant.ofEpochSecond(in.getLong(4)));
        } catch (DateTimeException e) {
            throw new VaultException(Reason.DAMAGED, "an organisation key of no time", e);
        }
    }
}
