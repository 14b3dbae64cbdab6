package jp.denwaban.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.vault.Digests;

/**
 * One file of the chain: what one start wrote, up to a failed force. Its header ties it to the
 * segment before. 512 bytes, integers big-endian; frames follow, see {@link Frame}.
 *
 * <pre>
 *    0    8  "DENWAAUD"
 *    8    2  version, 1
 *   10    2  0
 *   12    4  segment, from 1
 *   16    4  epoch whose key tags the entries
 *   20    4  0
 *   24    8  number of the first entry
 *   32   32  hash of the entry before, zeros before the first entry of all
 *   64       0
 *  508    4  CRC32C of bytes 0 to 507
 * </pre>
 *
 * The file is called {@code chain-NNNNNNNN.audit} by its segment.
 *
 * @param before hash of the entry before the first
 */
record Segment(int number, int epoch, long firstEntry, byte[] before) {
    static final int HEADER = 512;
    private static final byte[] MAGIC = "DENWAAUD".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CRC = HEADER - 4;
    private static final Pattern NAME = Pattern.compile("chain-([0-9]{8})\\.audit");

    static OptionalInt numberOf(String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }

    static Path file(Path folder, int number) {
        return folder.resolve("chain-%08d.audit".formatted(number));
    }

    byte[] header() {
        ByteBuffer out = ByteBuffer.allocate(HEADER);
        out.put(MAGIC).putShort((short) VERSION).putInt(12, number).putInt(16, epoch);
        out.putLong(24, firstEntry).put(32, before);
        return out.putInt(CRC, Digests.crc32c(out.array(), 0, CRC)).array();
    }

    static Optional<Segment> read(byte[] bytes) {
        if (bytes.length != HEADER
                || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getShort(8) != VERSION || in.getInt(CRC) != Digests.crc32c(bytes, 0, CRC)) {
            return Optional.empty();
        }
        return Optional.of(
                new Segment(
                        in.getInt(12),
                        in.getInt(16),
                        in.getLong(24),
                        Arrays.copyOfRange(bytes, 32, 32 + Digests.SHA256_BYTES)));
    }
}
