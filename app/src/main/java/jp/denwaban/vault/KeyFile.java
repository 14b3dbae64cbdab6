package jp.denwaban.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.vault.VaultException.Reason;

/**
 * A key file: two pages of 4 KiB with the same contents, overwritten in place one after the other.
 * A power cut in one page leaves the other; afterwards no earlier contents are left in the file.
 *
 * <p>One page, integers big-endian:
 *
 * <pre>
 *    0    8  "DENWAKEY"
 *    8    2  version, 1
 *   10    2  kind: 1 user, 2 organisation, 3 slot, 4 envelope, 5 epoch
 *   12    4  length n of the body, at most 4060
 *   16    8  sequence, counts up with every overwrite
 *   24    8  0
 *   32    n  body, see the class of the kind
 * 32+n       0
 * 4092    4  CRC32C of bytes 0 to 4091
 * </pre>
 */
public final class KeyFile {
    public static final int PAGE = 4096;
    static final int LONGEST_BODY = PAGE - 32 - 4;
    private static final byte[] MAGIC = "DENWAKEY".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int BODY = 32;
    private static final int CRC = PAGE - 4;

    /** What a key file holds; the code stands in the file. */
    public enum Kind {
        USER(1),
        ORGANISATION(2),
        SLOT(3),
        ENVELOPE(4),
        EPOCH(5);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** As it stands in the file, from 1. */
        public int code() {
            return code;
        }

        public static Kind of(int code) throws VaultException {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw damaged("no kind of key file has code " + code);
        }

        /** Bytes under the tag of what is sealed inside, so that no kind opens as another. */
        public byte[] context() {
            return ByteBuffer.allocate(12)
                    .put(MAGIC)
                    .putShort((short) VERSION)
                    .putShort((short) code)
                    .array();
        }
    }

    private record Page(long sequence, byte[] body) {}

    private final Disk disk;

    public KeyFile(Disk disk) {
        this.disk = disk;
    }

    /** Makes a new file, durable when this returns, under its final name or not at all. */
    public void create(Path file, Kind kind, byte[] body) throws VaultException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            if (disk.exists(file)) {
                throw new VaultException(Reason.ALREADY_PRESENT, "key file exists");
            }
            if (disk.exists(fresh)) {
                disk.delete(fresh);
            }
            byte[] page = page(kind, 1, body);
            try (DiskFile out = disk.create(fresh)) {
                out.write(page, 0);
                out.write(page, PAGE);
                out.force();
            }
            disk.rename(fresh, file);
            disk.forceFolder(file.resolveSibling("."));
        } catch (IOException e) {
            throw new VaultException(Reason.DISK, "key file cannot be made", e);
        }
    }

    /** Makes the file, or overwrites the one there is. */
    public void put(Path file, Kind kind, byte[] body) throws VaultException {
        if (disk.exists(file)) {
            overwrite(file, kind, body);
        } else {
            create(file, kind, body);
        }
    }

    /** Replaces the contents in place, durable when this returns. */
    public void overwrite(Path file, Kind kind, byte[] body) throws VaultException {
        try (DiskFile out = disk.open(file)) {
            Optional<Page> first = parse(out.read(0, PAGE), kind);
            Optional<Page> second = parse(out.read(PAGE, PAGE), kind);
            long newest = Math.max(sequence(first), sequence(second));
            byte[] page = page(kind, newest + 1, body);
            // The stale page goes first: at every moment one whole page stands.
            boolean secondIsStale = sequence(second) < sequence(first);
            out.write(page, secondIsStale ? PAGE : 0);
            out.force();
            out.write(page, secondIsStale ? 0 : PAGE);
            out.force();
        } catch (IOException e) {
            throw new VaultException(Reason.DISK, "key file cannot be overwritten", e);
        }
    }

    /** The newest whole page's body. */
    public byte[] read(Path file, Kind kind) throws VaultException {
        try (DiskFile in = disk.openReadOnly(file)) {
            Optional<Page> first = parse(in.read(0, PAGE), kind);
            Optional<Page> second = parse(in.read(PAGE, PAGE), kind);
            Optional<Page> newest = sequence(second) > sequence(first) ? second : first;
            return newest.orElseThrow(() -> damaged("no whole page")).body();
        } catch (NoSuchFileException e) {
            throw new VaultException(Reason.DAMAGED, "key file is missing", e);
        } catch (IOException e) {
            throw new VaultException(Reason.DISK, "key file cannot be read", e);
        }
    }

    private static long sequence(Optional<Page> page) {
        return page.map(Page::sequence).orElse(0L);
    }

    private static byte[] page(Kind kind, long sequence, byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw new IllegalArgumentException("body of " + body.length + " bytes");
        }
        ByteBuffer page = ByteBuffer.allocate(PAGE);
        page.put(kind.context()).putInt(body.length).putLong(sequence).position(BODY);
        page.put(body);
        page.putInt(CRC, Digests.crc32c(page.array(), 0, CRC));
        return page.array();
    }

    private static Optional<Page> parse(byte[] bytes, Kind kind) {
        if (bytes.length != PAGE) {
            return Optional.empty();
        }
        ByteBuffer page = ByteBuffer.wrap(bytes);
        boolean ours = Arrays.equals(bytes, 0, 12, kind.context(), 0, 12);
        int length = page.getInt(12);
        if (!ours
                || page.getInt(CRC) != Digests.crc32c(bytes, 0, CRC)
                || length < 0
                || length > LONGEST_BODY) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOfRange(bytes, BODY, BODY + length);
        return Optional.of(new Page(page.getLong(16), body));
    }

    private static VaultException damaged(String what) {
        return new VaultException(Reason.DAMAGED, what);
    }
}
