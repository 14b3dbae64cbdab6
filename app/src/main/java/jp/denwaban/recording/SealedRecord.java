package jp.denwaban.recording;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import jp.denwaban.vault.AesGcm;
import jp.denwaban.vault.Digests;

/**
 * One record of a sealed file: 8192 bytes, at 4096 + 8192 × index. Integers big-endian.
 *
 * <pre>
 *    0    4  index, from 0
 *    4    1  kind: 1 META, 2 AUDIO, 3 GAP, 4 END
 *    5    1  final: 1 on the last record of a closed file, otherwise 0
 *    6    2  0
 *    8    4  business day of the record's end, days since 1970-01-01 in +09:00
 *   12    4  CRC32C of bytes 0 to 11 and 16 to 8191
 *   16 8160  ciphertext
 * 8176   16  tag
 * </pre>
 *
 * AES-256-GCM under the metadata key for META, the audio key for the others. Nonce: 7 zero bytes,
 * index (4), final (1). Additional data: SHA-256 of the file's header, then bytes 0 to 11.
 *
 * <p>The plaintext is the length of the content (4), the content, and zeros to 8160 bytes, so that
 * the length of a record says nothing. See {@link RecordContent}.
 *
 * @param bytes all 8192
 */
public record SealedRecord(byte[] bytes) {
    public static final int BYTES = 8192;

    /** Samples of one leg in a full audio record: half a second. */
    public static final int SAMPLES = 4000;

    static final int LONGEST_CONTENT = 8156;
    static final int PLAINTEXT = 8160;
    private static final int CLEAR = 12;
    private static final int CRC = 12;
    private static final int SEALED = 16;
    static final int TAG = BYTES - AesGcm.TAG_BYTES;

    public SealedRecord {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("record of " + bytes.length + " bytes");
        }
    }

    /** The clear words of a record. */
    record Place(int index, RecordKind kind, boolean last, LocalDate day) {

        byte[] bytes() {
            ByteBuffer out = ByteBuffer.allocate(CLEAR);
            out.putInt(index).put((byte) kind.code()).put((byte) (last ? 1 : 0));
            return out.putInt(8, (int) day.toEpochDay()).array();
        }
    }

    /** One record in memory of its own. */
    static SealedRecord seal(FileKeys keys, Place place, byte[] content) {
        if (content.length > LONGEST_CONTENT) {
            throw new IllegalArgumentException("content of " + content.length + " bytes");
        }
        byte[] plaintext = new byte[PLAINTEXT];
        ByteBuffer.wrap(plaintext).putInt(content.length).put(content);
        byte[] record = new byte[BYTES];
        seal(keys, place, plaintext, record);
        Arrays.fill(plaintext, (byte) 0);
        return new SealedRecord(record);
    }

    /**
     * The same where there is room already.
     *
     * @param plaintext length, content and zeros, as in the table above
     * @param record gets all bytes of the record
     */
    static void seal(FileKeys keys, Place place, byte[] plaintext, byte[] record) {
        byte[] clear = place.bytes();
        System.arraycopy(clear, 0, record, 0, CLEAR);
        keys.sealing(place.kind())
                .seal(
                        nonce(place.index(), place.last()),
                        additionalData(keys.headerHash(), clear),
                        plaintext,
                        record,
                        SEALED);
        ByteBuffer.wrap(record).putInt(CRC, Digests.crc32cAround(record, CRC, SEALED));
    }

    /** The content; empty if anything under the tag is not what was sealed. */
    public Optional<byte[]> open(FileKeys keys) {
        Optional<RecordKind> kind = kind();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        byte[] clear = Arrays.copyOf(bytes, CLEAR);
        byte[] sealed = Arrays.copyOfRange(bytes, SEALED, BYTES);
        return AesGcm.open(
                        keys.of(kind.get()),
                        nonce(index(), last()),
                        additionalData(keys.headerHash(), clear),
                        sealed)
                .flatMap(SealedRecord::content);
    }

    private static Optional<byte[]> content(byte[] plaintext) {
        int length = ByteBuffer.wrap(plaintext).getInt();
        if (length < 0 || length > LONGEST_CONTENT) {
            return Optional.empty();
        }
        for (int i = 4 + length; i < plaintext.length; i++) {
            if (plaintext[i] != 0) {
                return Optional.empty();
            }
        }
        return Optional.of(Arrays.copyOfRange(plaintext, 4, 4 + length));
    }

    private static byte[] nonce(int index, boolean last) {
        return ByteBuffer.allocate(AesGcm.NONCE_BYTES)
                .putInt(7, index)
                .put(11, (byte) (last ? 1 : 0))
                .array();
    }

    private static byte[] additionalData(byte[] headerHash, byte[] clear) {
        return ByteBuffer.allocate(headerHash.length + CLEAR).put(headerHash).put(clear).array();
    }

    public int index() {
        return ByteBuffer.wrap(bytes).getInt(0);
    }

    public Optional<RecordKind> kind() {
        return RecordKind.of(bytes[4]);
    }

    /** Whether it ends the file. */
    public boolean last() {
        return bytes[5] == 1;
    }

    public LocalDate day() {
        return LocalDate.ofEpochDay(ByteBuffer.wrap(bytes).getInt(8));
    }

    public String tagHex() {
        return HexFormat.of().formatHex(bytes, TAG, BYTES);
    }

    /** Whether the bytes are those that were written, as far as a CRC can say. */
    public boolean crcGood() {
        return ByteBuffer.wrap(bytes).getInt(CRC) == computedCrc();
    }

    private int computedCrc() {
        return Digests.crc32cAround(bytes, CRC, SEALED);
    }
}
