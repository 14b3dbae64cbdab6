package jp.denwaban.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.Sealed;
import jp.denwaban.vault.open.KeyRing;

/**
 * What is personal in an audit entry, sealed to the organisation: only who is signed in reads it.
 *
 * <pre>
 *    0    4  generation
 *    4   65  HPKE enc
 *   69    n  sealed text in UTF-8, and tag
 * </pre>
 *
 * HPKE: info "denwaban v1 audit detail", additional data the code of the entry in ASCII.
 */
public final class SealedDetail {
    private static final int ENC = 4;
    private static final int TEXT = ENC + Sealed.ENC_BYTES;

    private SealedDetail() {}

    /** To the newest generation this person holds. */
    static byte[] of(KeyRing keys, EntryCode entry, String text) {
        List<OrganisationKey> generations = keys.generations();
        OrganisationKey newest = generations.get(generations.size() - 1);
        Sealed sealed =
                newest.key()
                        .seal(
                                Purpose.AUDIT_DETAIL,
                                additionalData(entry.text()),
                                text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(TEXT + sealed.ciphertext().length)
                .putInt(newest.generation())
                .put(sealed.enc())
                .put(sealed.ciphertext())
                .array();
    }

    /** The text; empty if these keys do not open it. */
    public static Optional<String> read(KeyRing keys, String entry, byte[] detail) {
        if (detail.length < TEXT + Sealed.TAG_BYTES) {
            return Optional.empty();
        }
        Sealed sealed =
                new Sealed(
                        Arrays.copyOfRange(detail, ENC, TEXT),
                        Arrays.copyOfRange(detail, TEXT, detail.length));
        return keys.open(
                        ByteBuffer.wrap(detail).getInt(),
                        Purpose.AUDIT_DETAIL,
                        additionalData(entry),
                        sealed)
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    private static byte[] additionalData(String entry) {
        return entry.getBytes(StandardCharsets.US_ASCII);
    }
}
