package jp.denwaban.audit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.Sealed;
import jp.denwaban.vault.UserId;

/**
 * What an entry says of people: who acted, and what is personal about it. It stands in the chain
 * sealed to the organisation, and is bound to what the entry says in clear.
 *
 * <p>Plaintext: UTF-8, the user ID (empty while nobody is signed in), a line feed, and the rest.
 * Sealed, integers big-endian:
 *
 * <pre>
 *    0    1  version, 1
 *    1    1  suite, 1
 *    2    4  generation of the organisation's key
 *    6   65  HPKE enc
 *   71    n  ciphertext and tag, to the end
 * </pre>
 *
 * HPKE: info {@code denwaban v1 audit detail}, additional data the code, a zero byte, and the
 * detail in UTF-8.
 *
 * @param actor who acted; empty if nobody had signed in
 * @param rest other personal words; empty mostly
 */
public record PersonalDetail(Optional<UserId> actor, String rest) {
    /** Bytes of UTF-8: with ID, enc and tag it stays far below an entry's limit. */
    public static final int LONGEST_REST = 2048;

    private static final byte VERSION = 1;
    private static final char END_OF_ACTOR = '\n';

    public PersonalDetail {
        if (rest.getBytes(StandardCharsets.UTF_8).length > LONGEST_REST) {
            throw new IllegalArgumentException("a personal detail that is too long");
        }
    }

    /** For {@link AuditEntry#sealedDetail} of an entry with this code and detail. */
    public byte[] seal(OrganisationKey organisation, String code, String detail) {
        String plain = actor.map(UserId::text).orElse("") + END_OF_ACTOR + rest;
        Sealed sealed =
                organisation
                        .key()
                        .seal(
                                Purpose.AUDIT_DETAIL,
                                additionalData(code, detail),
                                plain.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(6 + Sealed.ENC_BYTES + sealed.ciphertext().length)
                .put(VERSION)
                .put((byte) PublicKey.SUITE)
                .putInt(organisation.generation())
                .put(sealed.enc())
                .put(sealed.ciphertext())
                .array();
    }

    /** Opens what was sealed to one generation; a person's keys do. */
    @FunctionalInterface
    public interface Opener {
        Optional<byte[]> open(int generation, Purpose purpose, byte[] aad, Sealed sealed);
    }

    /** What an entry says of people; empty if it says nothing, or the keys do not open it. */
    public static Optional<PersonalDetail> of(AuditEntry entry, Opener keys) {
        try {
            return entry.sealedDetail().flatMap(bytes -> open(entry, bytes, keys));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PersonalDetail> open(AuditEntry entry, byte[] bytes, Opener keys) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION || in.get() != PublicKey.SUITE) {
            return Optional.empty();
        }
        int generation = in.getInt();
        byte[] enc = new byte[Sealed.ENC_BYTES];
        in.get(enc);
        byte[] ciphertext = new byte[in.remaining()];
        in.get(ciphertext);
        byte[] aad = additionalData(entry.code(), entry.detail());
        return keys.open(generation, Purpose.AUDIT_DETAIL, aad, new Sealed(enc, ciphertext))
                .map(plain -> read(new String(plain, StandardCharsets.UTF_8)));
    }

    private static PersonalDetail read(String plain) {
        int end = plain.indexOf(END_OF_ACTOR);
        if (end < 0) {
            throw new IllegalArgumentException("nothing says who acted");
        }
        return new PersonalDetail(
                Optional.of(plain.substring(0, end)).filter(id -> !id.isEmpty()).map(UserId::new),
                plain.substring(end + 1));
    }

    private static byte[] additionalData(String code, String detail) {
        return (code + '\0' + detail).getBytes(StandardCharsets.UTF_8);
    }
}
