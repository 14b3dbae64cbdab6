package jp.denwaban.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.CallNumber;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.Sealed;

/**
 * The header of a sealed file: 4096 bytes, written once and never changed. Integers big-endian.
 *
 * <pre>
 *    0    8  "DENWAREC"
 *    8    2  version, 1
 *   10    2  suite, 1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM
 *   12    4  generation of the organisation key
 *   16   16  recording id, random
 *   32    8  call number
 *   40    4  part, from 0
 *   44    4  epoch that wrote it
 *   48    4  day the file was begun, days since 1970-01-01 in +09:00
 *   52    2  line
 *   54    2  codec, 1: G.711 µ-law, both legs sample by sample, caller first
 *   56    2  channels, 2
 *   58    2  0
 *   60    4  samples a second, 8000
 *   64    4  bytes of a record, 8192
 *   68    4  samples of one leg in a full audio record, 4000
 *   72   65  HPKE enc
 *  137    7  0
 *  144   48  file key (32 bytes) sealed by HPKE, and tag
 *  192       0
 * 4092    4  CRC32C of bytes 0 to 4091
 * </pre>
 *
 * HPKE: info "denwaban v1 file key", additional data bytes 0 to 71. The SHA-256 of all 4096 bytes
 * is under the tag of every record.
 *
 * @param createdOn business day (+09:00) the file was begun
 */
public record SealedHeader(
        int generation,
        byte[] recordingId,
        SealedName name,
        int epoch,
        int line,
        LocalDate createdOn,
        Sealed fileKey) {
    public static final int BYTES = 4096;
    static final int ID_BYTES = 16;
    static final int VERSION = 1;
    private static final byte[] MAGIC = "DENWAREC".getBytes(StandardCharsets.US_ASCII);
    private static final int MU_LAW = 1;
    private static final int CHANNELS = 2;
    private static final int ENC = 72;
    private static final int FILE_KEY = 144;
    private static final int FILE_KEY_BYTES = 48;
    private static final int CRC = BYTES - 4;

    /** What the bytes of a header turned out to be. */
    enum Reading {
        GOOD,
        DAMAGED,
        UNKNOWN_VERSION
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.put(additionalData()).put(fileKey.enc()).position(FILE_KEY);
        out.put(fileKey.ciphertext());
        return out.putInt(CRC, Digests.crc32c(out.array(), 0, CRC)).array();
    }

    /** What the seal of the file key covers beside it: everything before {@code enc}. */
    public byte[] additionalData() {
        ByteBuffer out = ByteBuffer.allocate(ENC);
        out.put(MAGIC).putShort((short) VERSION).putShort((short) PublicKey.SUITE);
        out.putInt(generation).put(recordingId);
        out.putLong(name.call().value()).putInt(name.part()).putInt(epoch);
        out.putInt((int) createdOn.toEpochDay()).putShort((short) line);
        out.putShort((short) MU_LAW).putShort((short) CHANNELS).putShort((short) 0);
        out.putInt(LineAudio.RATE_HZ).putInt(SealedRecord.BYTES);
        return out.putInt(SealedRecord.SAMPLES).array();
    }

    static Reading judge(byte[] bytes) {
        if (bytes.length != BYTES
                || ByteBuffer.wrap(bytes).getInt(CRC) != Digests.crc32c(bytes, 0, CRC)
                || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Reading.DAMAGED;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getShort(8) != VERSION || in.getShort(10) != PublicKey.SUITE) {
            return Reading.UNKNOWN_VERSION;
        }
        boolean shape =
                in.getLong(32) >= 1
                        && in.getInt(40) >= 0
                        && Arrays.equals(bytes, 0, ENC, parse(bytes).additionalData(), 0, ENC);
        return shape ? Reading.GOOD : Reading.UNKNOWN_VERSION;
    }

    /** Of bytes that were judged {@link Reading#GOOD}. */
    static SealedHeader parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new SealedHeader(
                in.getInt(12),
                Arrays.copyOfRange(bytes, 16, 16 + ID_BYTES),
                new SealedName(new CallNumber(in.getLong(32)), in.getInt(40)),
                in.getInt(44),
                in.getShort(52) & 0xFFFF,
                LocalDate.ofEpochDay(in.getInt(48)),
                new Sealed(
                        Arrays.copyOfRange(bytes, ENC, ENC + Sealed.ENC_BYTES),
                        Arrays.copyOfRange(bytes, FILE_KEY, FILE_KEY + FILE_KEY_BYTES)));
    }
}
