package jp.denwaban.recording;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.disk.DiskFile;

/** One pass over one sealed file: what is good, what is not, and where it ends. */
final class SealedFileWalk {
    private final String name;
    private final SealedFileReader.Visitor visitor;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> sinceLastGood = new ArrayList<>();
    private Optional<SealedHeader> header = Optional.empty();
    private boolean finished;
    private long goodRecords;
    private long audioRecords;
    private Optional<SealedRecord> lastGood = Optional.empty();

    SealedFileWalk(String name, SealedFileReader.Visitor visitor) {
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
        for (long index = 0; SealedFileReader.position(index) < size; index++) {
            if (finished || index >= SealedFileReader.MOST_RECORDS) {
                problem(Problem.Kind.TRAILING, "after record " + (index - 1));
                return;
            }
            record(index, in.read(SealedFileReader.position(index), SealedRecord.BYTES));
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
