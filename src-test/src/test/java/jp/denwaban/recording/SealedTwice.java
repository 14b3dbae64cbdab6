package jp.denwaban.recording;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;

/**
 * Two records of one index under one key, the last of the file and one that is not: what they show
 * of each other. Stands beside the format, because nobody else may seal.
 */
public final class SealedTwice {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private SealedTwice() {}

    /** Whether both were made with one key stream: then each tells the other's content. */
    public static boolean oneKeyStream(long seed) {
        Random random = new Random(seed);
        byte[] fileKey = new byte[FileKeys.FILE_KEY_BYTES];
        byte[] header = new byte[SealedHeader.BYTES];
        random.nextBytes(fileKey);
        random.nextBytes(header);
        int index = random.nextInt(1000);
        return Arrays.equals(
                sealed(fileKey, header, index, false), sealed(fileKey, header, index, true));
    }

    /** With keys of its own: one and the same cipher refuses a nonce that comes again. */
    private static byte[] sealed(byte[] fileKey, byte[] header, int index, boolean last) {
        SealedRecord.Place place = new SealedRecord.Place(index, RecordKind.AUDIO, last, DAY);
        try (FileKeys keys = new FileKeys(fileKey, header)) {
            // Bytes 16 to 8175 are the ciphertext: see the table in SealedRecord.
            return Arrays.copyOfRange(
                    SealedRecord.seal(keys, place, new byte[100]).bytes(), 16, 8176);
        }
    }
}
