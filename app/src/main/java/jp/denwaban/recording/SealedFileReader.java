package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/** Reads a sealed file without a key: structure, CRCs, days. The voice is out of its reach. */
public final class SealedFileReader {

    /** 24 hours of half seconds, and META and gaps to spare; a longer file is not ours. */
    static final int MOST_RECORDS = 200_000;

    private SealedFileReader() {}

    /** Sees every record while a file is scanned; the keyed reader opens them here. */
    public interface Visitor {

        /** Told once, before the records. */
        void header(SealedHeader header, byte[] bytes);

        /**
         * One whole record in its place whose CRC is good.
         *
         * @return what is wrong with it beyond what shows without a key
         */
        Optional<Problem.Kind> record(SealedRecord record);
    }

    /** Names of all sealed files in a folder, sorted. */
    public static List<String> fileNames(Disk disk, Path folder) throws RecordingException {
        try {
            return disk.names(folder).stream()
                    .filter(name -> SealedName.parse(name).isPresent())
                    .toList();
        } catch (IOException e) {
            throw new RecordingException("recordings folder cannot be listed", e);
        }
    }

    /** Every record. A file that cannot be read at all is a scan that says so. */
    public static SealedFileScan scan(Disk disk, Path file) {
        return scan(disk, file, Blind.INSTANCE);
    }

    /** Every record, shown to {@code visitor} as well. */
    public static SealedFileScan scan(Disk disk, Path file, Visitor visitor) {
        String name = String.valueOf(file.getFileName());
        SealedFileWalk walk = new SealedFileWalk(name, visitor);
        try (DiskFile in = disk.openReadOnly(file)) {
            walk.through(in);
        } catch (IOException e) {
            walk.unreadable(e);
        }
        return walk.scan();
    }

    /** The header alone; empty if it cannot be read or is none of ours: a scan says why. */
    public static Optional<SealedHeader> header(Disk disk, Path file) {
        try (DiskFile in = disk.openReadOnly(file)) {
            byte[] header = in.read(0, SealedHeader.BYTES);
            return SealedHeader.judge(header) == SealedHeader.Reading.GOOD
                    ? Optional.of(SealedHeader.parse(header))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Shows header and the last two whole records only: where the META of a closed file stands.
     * Nothing is judged.
     */
    public static void glance(Disk disk, Path file, Visitor visitor) {
        try (DiskFile in = disk.openReadOnly(file)) {
            byte[] header = in.read(0, SealedHeader.BYTES);
            if (SealedHeader.judge(header) != SealedHeader.Reading.GOOD) {
                return;
            }
            visitor.header(SealedHeader.parse(header), header);
            long records = (in.size() - SealedHeader.BYTES) / SealedRecord.BYTES;
            for (long index = Math.max(0, records - 2); index < records; index++) {
                SealedRecord record =
                        new SealedRecord(in.read(position(index), SealedRecord.BYTES));
                if (record.crcGood() && record.index() == index && record.kind().isPresent()) {
                    visitor.record(record);
                }
            }
        } catch (IOException e) {
            // What cannot be read shows nothing; a scan says why.
        }
    }

    static long position(long record) {
        return SealedHeader.BYTES + record * SealedRecord.BYTES;
    }

    private enum Blind implements Visitor {
        INSTANCE;

        @Override
        public void header(SealedHeader header, byte[] bytes) {}

        @Override
        public Optional<Problem.Kind> record(SealedRecord record) {
            return Optional.empty();
        }
    }
}
