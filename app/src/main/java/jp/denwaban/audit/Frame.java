package jp.denwaban.audit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.vault.Digests;

/**
 * One entry on the disk. It fills whole blocks of 512 bytes, so that a torn write never touches an
 * entry that was acknowledged. Integers big-endian.
 *
 * <pre>
 *    0    4  length n of the canonical entry, at most 8400
 *    4    n  canonical entry
 *  4+n   32  hash: SHA-256 of the hash before and the canonical entry
 * 36+n   32  tag: HMAC-SHA-256 of the hash under the epoch's key
 * 68+n       0 up to a multiple of 512, less 4
 *        4   CRC32C of all bytes before
 * </pre>
 *
 * The canonical entry:
 *
 * <pre>
 *    0    8  number, from 1, without gaps
 *    8    4  epoch
 *   12    8  at, milliseconds since 1970-01-01T00:00:00Z
 *   20    1  1 if the clock was 疑義
 *   21    1  length c of the code
 *   22    c  code, ASCII
 *         2  length d of the detail
 *         d  detail, UTF-8
 *         2  length s of the sealed detail, 0 without one
 *         s  sealed detail
 * </pre>
 */
record Frame(long number, int epoch, AuditEntry entry, byte[] canonical, byte[] hash, byte[] tag) {
    static final int BLOCK = 512;
    static final int LONGEST_CANONICAL = 8400;
    private static final int HASHES = 2 * Digests.SHA256_BYTES;

    static Frame of(long number, int epoch, AuditEntry entry, byte[] before, byte[] key) {
        byte[] canonical = canonical(number, epoch, entry);
        byte[] hash = Digests.sha256(before, canonical);
        return new Frame(number, epoch, entry, canonical, hash, Digests.hmac(key, hash));
    }

    /** Bytes of a frame whose canonical entry has this length. */
    static int size(int canonicalLength) {
        int least = 4 + canonicalLength + HASHES + 4;
        return (least + BLOCK - 1) / BLOCK * BLOCK;
    }

    byte[] bytes() {
        int size = size(canonical.length);
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(canonical.length).put(canonical).put(hash).put(tag);
        return out.putInt(size - 4, Digests.crc32c(out.array(), 0, size - 4)).array();
    }

    /** The length of the frame that begins with these four bytes, 0 if it cannot be one. */
    static int size(byte[] firstFour) {
        if (firstFour.length < 4) {
            return 0;
        }
        int length = ByteBuffer.wrap(firstFour).getInt();
        return length < 26 || length > LONGEST_CANONICAL ? 0 : size(length);
    }

    /** Empty if the bytes are not a whole frame. */
    static Optional<Frame> read(byte[] bytes) {
        int size = size(bytes);
        if (size == 0
                || bytes.length != size
                || ByteBuffer.wrap(bytes).getInt(size - 4) != Digests.crc32c(bytes, 0, size - 4)) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(bytes).getInt();
        byte[] canonical = Arrays.copyOfRange(bytes, 4, 4 + length);
        byte[] hash = Arrays.copyOfRange(bytes, 4 + length, 36 + length);
        byte[] tag = Arrays.copyOfRange(bytes, 36 + length, 68 + length);
        try {
            return Optional.of(parse(canonical, hash, tag));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Frame parse(byte[] canonical, byte[] hash, byte[] tag) {
        ByteBuffer in = ByteBuffer.wrap(canonical);
        long number = in.getLong();
        int epoch = in.getInt();
        Instant at = Instant.ofEpochMilli(in.getLong());
        boolean doubtful = in.get() == 1;
        String code = new String(take(in, in.get()), StandardCharsets.US_ASCII);
        String detail = new String(take(in, in.getShort()), StandardCharsets.UTF_8);
        byte[] sealed = take(in, in.getShort());
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("bytes after the entry");
        }
        AuditEntry entry =
                new AuditEntry(
                        at,
                        doubtful,
                        code,
                        detail,
                        Optional.of(sealed).filter(bytes -> bytes.length > 0));
        return new Frame(number, epoch, entry, canonical, hash, tag);
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a length beyond the entry");
        }
        byte[] out = new byte[length];
        in.get(out);
        return out;
    }

    private static byte[] canonical(long number, int epoch, AuditEntry entry) {
        byte[] code = entry.code().getBytes(StandardCharsets.US_ASCII);
        byte[] detail = entry.detail().getBytes(StandardCharsets.UTF_8);
        byte[] sealed = entry.sealedDetail().orElse(new byte[0]);
        ByteBuffer out =
                ByteBuffer.allocate(22 + code.length + 2 + detail.length + 2 + sealed.length);
        out.putLong(number).putInt(epoch).putLong(entry.at().toEpochMilli());
        out.put((byte) (entry.clockDoubtful() ? 1 : 0));
        out.put((byte) code.length).put(code);
        out.putShort((short) detail.length).put(detail);
        return out.putShort((short) sealed.length).put(sealed).array();
    }

    /** Whether the hash is that of the canonical entry behind {@code before}. */
    boolean follows(byte[] before) {
        return Arrays.equals(hash, Digests.sha256(before, canonical));
    }

    boolean taggedBy(byte[] key) {
        return Arrays.equals(tag, Digests.hmac(key, hash));
    }

    boolean untagged() {
        return Arrays.equals(tag, new byte[Digests.SHA256_BYTES]);
    }
}
