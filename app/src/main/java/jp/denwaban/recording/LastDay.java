package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/**
 * The clear day of a sealed file's last good record, read from its end: two reads where a scan
 * takes hundreds. Says it also of a file whose header is gone.
 */
public final class LastDay {
    /** A torn end and one damaged record behind it; who needs more is scanned. */
    private static final int MOST_BACK = 3;

    private static final byte[] NOTHING = new byte[SealedHeader.BYTES];

    private LastDay() {}

    /**
     * What the ends of a file say.
     *
     * @param acquiredOn day of the last good record, else the day the header was made
     * @param records up to the last good one, 0 without one
     * @param epoch that wrote it; empty without a good header
     * @param headless whether its header was overwritten: an erasure began
     */
    public record Ends(
            Optional<LocalDate> acquiredOn,
            long records,
            Optional<Integer> epoch,
            boolean headless) {

        /** Of a file that cannot be read. */
        public static final Ends UNKNOWN = new Ends(Optional.empty(), 0, Optional.empty(), false);
    }

    public static Ends of(Disk disk, Path file) throws IOException {
        try (DiskFile in = disk.openReadOnly(file)) {
            byte[] bytes = in.read(0, SealedHeader.BYTES);
            Optional<SealedHeader> header =
                    SealedHeader.judge(bytes) == SealedHeader.Reading.GOOD
                            ? Optional.of(SealedHeader.parse(bytes))
                            : Optional.empty();
            Optional<SealedRecord> last = lastRecord(in);
            return new Ends(
                    last.map(SealedRecord::day).or(() -> header.map(SealedHeader::createdOn)),
                    last.map(record -> record.index() + 1L).orElse(0L),
                    header.map(SealedHeader::epoch),
                    Arrays.equals(bytes, NOTHING));
        }
    }

    private static Optional<SealedRecord> lastRecord(DiskFile in) throws IOException {
        long last = (in.size() - SealedHeader.BYTES) / SealedRecord.BYTES - 1;
        for (long index = last; index >= 0 && index > last - MOST_BACK; index--) {
            byte[] bytes = in.read(SealedFileReader.position(index), SealedRecord.BYTES);
            SealedRecord record = new SealedRecord(bytes);
            if (record.crcGood() && record.index() == index && record.kind().isPresent()) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }
}
