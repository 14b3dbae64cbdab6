package jp.denwaban.recording;

import java.time.Duration;
import java.time.LocalDate;

/**
 * What is known of a sealed file from outside, without a key.
 *
 * @param fileName inside the recordings folder
 * @param acquiredOn business day (+09:00) of the last good record: the day of acquisition
 * @param audio length of sealed audio, gaps included
 * @param lastTagHex the last record's GCM tag, for the audit chain
 */
public record Seal(
        String fileName, LocalDate acquiredOn, long records, Duration audio, String lastTagHex) {

    /** What the file takes on the disk. */
    public long bytes() {
        return SealedHeader.BYTES + records * SealedRecord.BYTES;
    }
}
