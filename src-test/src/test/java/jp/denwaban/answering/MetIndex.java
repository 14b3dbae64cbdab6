package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditException;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.vault.Epoch;

/**
 * What a start does with the index it meets, alone: opens it or moves it aside, and brings it to
 * what lies among the recordings. It lives in this package because that is nobody else's.
 */
public final class MetIndex {
    private MetIndex() {}

    /**
     * Meets an index.
     *
     * @param file the index; a damaged one is beside it afterwards
     * @param clockFloor of the machine's disk, because the clock's is there too
     * @param disk that holds recordings and chain
     * @return calls it holds then
     */
    public static List<Long> meet(
            Path file, Path clockFloor, Disk disk, Path recordings, Path audit)
            throws IndexException, IOException, AuditException, RecordingException {
        SiteClock clock = SiteClock.start(clockFloor, Instant::now, System::nanoTime);
        CallIndex index =
                new IndexOpening(
                                new FileDisk(),
                                file,
                                new KnownCalls(disk, recordings, audit),
                                () -> {})
                        .open(clock.businessDay());
        try (AuditChain chain = AuditChain.open(disk, audit, new Epoch(1, new byte[32]))) {
            new IndexRepair(disk, recordings, index, chain, clock).repair();
            index.sums(clock.businessDay());
            index.bytesByDay();
            return index.calls().stream().map(call -> call.number().value()).toList();
        } finally {
            index.close();
        }
    }
}
