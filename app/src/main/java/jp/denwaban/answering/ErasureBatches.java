package jp.denwaban.answering;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.call.CallNumber;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.LastDay;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.retention.Erasure;
import jp.denwaban.recording.retention.Keeping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases calls, a batch at a time: entry, rows, files, entry, rows. Every step may be interrupted
 * and repeated. Owned by the retention's thread.
 */
final class ErasureBatches {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureBatches.class);

    /**
     * An entry names so many calls at most: their numbers fit into its detail however scattered.
     */
    static final int BATCH = 100;

    private final Retention.Ground ground;
    private final IndexDoor index;
    private final Erasure erasure;
    private final BooleanSupplier ended;

    /**
     * @param ended whether it is to stop behind the batch it is at
     */
    ErasureBatches(Retention.Ground ground, IndexDoor index, BooleanSupplier ended) {
        this.ground = ground;
        this.index = index;
        this.erasure = new Erasure(ground.disk(), ground.recordings());
        this.ended = ended;
    }

    /** Erases these; whether every one is gone. */
    boolean erase(List<IndexedCall> calls, LocalDate today) throws IndexException, AuditException {
        boolean all = true;
        for (int from = 0; from < calls.size(); from += BATCH) {
            if (ended.getAsBoolean()) {
                return false;
            }
            all &= eraseBatch(numbers(batch(calls, from)), today);
        }
        return all;
    }

    /** Of these, erases those whose every file is as its row says and says itself it is over. */
    void eraseAgreed(List<IndexedCall> calls, LocalDate today)
            throws IndexException, AuditException {
        for (int from = 0; from < calls.size() && !ended.getAsBoolean(); from += BATCH) {
            List<CallNumber> batch = numbers(batch(calls, from));
            List<List<IndexedFile>> files = index.ask(open -> open.retention().files(batch));
            List<CallNumber> agreed = new ArrayList<>();
            for (int at = 0; at < batch.size(); at++) {
                if (!files.get(at).isEmpty()
                        && files.get(at).stream().allMatch(file -> agrees(file, today))) {
                    agreed.add(batch.get(at));
                }
            }
            if (!agreed.isEmpty()) {
                eraseBatch(agreed, today);
            }
        }
    }

    private boolean agrees(IndexedFile row, LocalDate today) {
        if (row.state() != FileState.CLOSED && row.state() != FileState.CUT) {
            return false;
        }
        try {
            LastDay.Ends ends =
                    LastDay.of(ground.disk(), ground.recordings().resolve(row.fileName()));
            return row.seal().map(Seal::records).filter(said -> said == ends.records()).isPresent()
                    && ends.acquiredOn().filter(day -> Keeping.over(day, today)).isPresent();
        } catch (IOException e) {
            LOG.info("{} cannot be read; the scan will see it", row.fileName(), e);
            return false;
        }
    }

    private static List<IndexedCall> batch(List<IndexedCall> calls, int from) {
        return calls.subList(from, Math.min(calls.size(), from + BATCH));
    }

    private static List<CallNumber> numbers(List<IndexedCall> calls) {
        return calls.stream().map(IndexedCall::number).toList();
    }

    private boolean eraseBatch(List<CallNumber> calls, LocalDate today)
            throws IndexException, AuditException {
        ground.enter(EntryCode.ERASURE_BEGUN.text(), "calls=" + CallRanges.of(calls));
        List<List<IndexedFile>> files =
                index.ask(
                        open -> {
                            open.retention().begin(calls);
                            return open.retention().files(calls);
                        });
        List<CallNumber> gone = new ArrayList<>();
        List<CallNumber> lost = new ArrayList<>();
        for (int at = 0; at < calls.size(); at++) {
            if (erased(files.get(at))) {
                boolean there =
                        files.get(at).isEmpty()
                                || files.get(at).stream()
                                        .anyMatch(file -> file.state() != FileState.MISSING);
                (there ? gone : lost).add(calls.get(at));
            }
        }
        settle(gone);
        // Before the rows: a process that ends between the two says it twice, never not at all.
        ground.enter(
                EntryCode.ERASURE_DONE.text(),
                "erased=%d missing=%d left=%d calls=%s lost=%s"
                        .formatted(
                                gone.size(),
                                lost.size(),
                                calls.size() - gone.size() - lost.size(),
                                CallRanges.of(gone),
                                CallRanges.of(lost)));
        index.ask(
                open -> {
                    open.retention().erased(gone, today);
                    open.retention().lost(lost, today);
                    return gone;
                });
        return gone.size() + lost.size() == calls.size();
    }

    /** Whether nothing of these is on the disk any more. */
    private boolean erased(List<IndexedFile> files) {
        boolean all = true;
        for (IndexedFile file : files) {
            try {
                erasure.erase(file.fileName());
            } catch (IOException e) {
                LOG.error("{} could not be erased", file.fileName(), e);
                all = false;
            }
        }
        return all;
    }

    /** A folder that cannot be forced has let nothing go for sure. */
    private void settle(List<CallNumber> gone) {
        try {
            erasure.settle();
        } catch (IOException e) {
            LOG.error("erasures are not durable yet", e);
            gone.clear();
        }
    }
}
