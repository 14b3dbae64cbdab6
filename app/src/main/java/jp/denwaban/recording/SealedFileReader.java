package jp.denwaban.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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
        Walk walk = new Walk(name, visitor);
        try (DiskFile in = disk.openReadOnly(file)) {
            walk.through(in);
        } catch (IOException e) {
            walk.unreadable(e);
        }
        return walk.scan();
    }

    /**
     * Whether the file ends as a closed one does, from header and last record alone: what a start
     * asks of thousands of files. {@link #scan} judges the rest.
     */
    static boolean endsWell(Disk disk, Path file) throws IOException {
        try (DiskFile in = disk.openReadOnly(file)) {
            long records = (in.size() - SealedHeader.BYTES) / SealedRecord.BYTES;
            if (records < 1) {
                return false;
            }
            byte[] bytes = in.read(position(records - 1), SealedRecord.BYTES);
            return bytes.length == SealedRecord.BYTES
                    && endsWell(new SealedRecord(bytes), records - 1);
        }
    }

    private static boolean endsWell(SealedRecord record, long index) {
        return record.crcGood() && record.last() && record.index() == index;
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

    /** One pass over one file. */
    private static final class Walk {
        private final String name;
        private final Visitor visitor;
        private final List<Problem> problems = new ArrayList<>();
        private final List<Problem> sinceLastGood = new ArrayList<>();
        private Optional<SealedHeader> header = Optional.empty();
        private boolean finished;
        private long goodRecords;
        private long audioRecords;
        private Optional<SealedRecord> lastGood = Optional.empty();

        Walk(String name, Visitor visitor) {
            this.name = name;
            this.visitor = visitor;
        }

        void through(DiskFile in) throws IOException {
            byte[] bytes = in.read(0, SealedHeader.BYTES);
            switch (SealedHeader.judge(bytes)) {
                case DAMAGED -> problem(Problem.Kind.HEADER_DAMAGED, "");
                case UNKNOWN_VERSION -> problem(Problem.Kind.UNKNOWN_VERSION, "");
                case GOOD -> {
                    SealedHeader good = SealedHeader.parse(bytes);
                    header = Optional.of(good);
                    if (!good.name().fileName().equals(name)) {
                        problem(Problem.Kind.WRONG_NAME, "is " + good.name().fileName());
                    }
                    visitor.header(good, bytes);
                    records(in);
                }
            }
        }

        private void records(DiskFile in) throws IOException {
            long size = in.size();
            for (long index = 0; position(index) < size; index++) {
                if (finished || index >= MOST_RECORDS) {
                    problem(Problem.Kind.TRAILING, "after record " + (index - 1));
                    return;
                }
                record(index, in.read(position(index), SealedRecord.BYTES));
            }
        }

        private void record(long index, byte[] bytes) {
            if (bytes.length < SealedRecord.BYTES) {
                bad(index, Problem.Kind.TORN_END);
                return;
            }
            SealedRecord record = new SealedRecord(bytes);
            if (!record.crcGood()) {
                bad(index, Problem.Kind.RECORD_DAMAGED);
                return;
            }
            if (record.index() != index || record.kind().isEmpty()) {
                bad(index, Problem.Kind.ORDER);
                return;
            }
            good(index, record);
            visitor.record(record).ifPresent(kind -> problem(kind, "record " + index));
        }

        private void bad(long index, Problem.Kind kind) {
            sinceLastGood.add(new Problem(name, kind, "record " + index));
        }

        private void good(long index, SealedRecord record) {
            problems.addAll(sinceLastGood);
            sinceLastGood.clear();
            lastGood = Optional.of(record);
            goodRecords = index + 1;
            audioRecords += record.kind().equals(Optional.of(RecordKind.AUDIO)) ? 1 : 0;
            finished = record.last();
        }

        private void problem(Problem.Kind kind, String detail) {
            problems.add(new Problem(name, kind, detail));
        }

        void unreadable(IOException e) {
            problem(Problem.Kind.UNREADABLE, e.getClass().getSimpleName());
        }

        /** Only what follows the last good record can be what a power cut left half written. */
        SealedFileScan scan() {
            if (!sinceLastGood.isEmpty()) {
                Problem first = sinceLastGood.get(0);
                boolean torn = sinceLastGood.size() == 1 && first.kind() != Problem.Kind.ORDER;
                problem(torn ? Problem.Kind.TORN_END : first.kind(), first.detail());
            }
            Optional<LocalDate> acquired =
                    lastGood.map(SealedRecord::day).or(() -> header.map(SealedHeader::createdOn));
            Optional<Seal> seal = header.map(h -> seal(acquired.orElse(h.createdOn())));
            return new SealedFileScan(
                    name, header, finished, seal, seal.map(Seal::acquiredOn), problems);
        }

        /** Length to half a second: the exact one is under the seal. */
        private Seal seal(LocalDate acquired) {
            return new Seal(
                    name,
                    acquired,
                    goodRecords,
                    RecordContent.duration(audioRecords * SealedRecord.SAMPLES),
                    lastGood.map(SealedRecord::tagHex).orElse(""));
        }
    }
}
