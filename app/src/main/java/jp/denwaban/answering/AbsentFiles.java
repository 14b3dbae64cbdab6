package jp.denwaban.answering;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.call.CallNumber;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedFile;

/**
 * What becomes of rows whose files are not there: those of calls that the chain knows to be erased
 * are put right, the others are missing, and an alarm as long as no report has told of them.
 */
final class AbsentFiles {
    /** Names of one entry: twenty-odd characters each, with their word. */
    private static final int BATCH = 100;

    private final Retention.Ground ground;
    private final IndexDoor index;

    AbsentFiles(Retention.Ground ground, IndexDoor index) {
        this.ground = ground;
        this.index = index;
    }

    void settle(List<IndexedFile> absent) throws IndexException, AuditException {
        Map<CallNumber, LocalDate> departed =
                absent.isEmpty()
                        ? Map.of()
                        : Departed.of(
                                ground.chain(), absent.stream().map(IndexedFile::call).toList());
        erasedBefore(departed);
        miss(
                absent.stream()
                        .filter(file -> !departed.containsKey(file.call()))
                        .map(IndexedFile::fileName)
                        .toList());
        if (index.<Integer>ask(open -> open.retention().missing()) > 0) {
            ground.alarms()
                    .raise(
                            2,
                            ground.clock().instant(),
                            RetentionScan.FILE_MISSING,
                            Optional.empty());
        } else {
            ground.alarms().clear(RetentionScan.FILE_MISSING, Optional.empty());
        }
    }

    private void erasedBefore(Map<CallNumber, LocalDate> departed)
            throws IndexException, AuditException {
        List<Map.Entry<CallNumber, LocalDate>> all = List.copyOf(departed.entrySet());
        for (int from = 0; from < all.size(); from += BATCH) {
            Map<CallNumber, LocalDate> batch = new TreeMap<>();
            all.subList(from, Math.min(all.size(), from + BATCH))
                    .forEach(call -> batch.put(call.getKey(), call.getValue()));
            ground.enter(
                    EntryCode.INDEX_OLDER.text(),
                    "calls=" + CallRanges.of(List.copyOf(batch.keySet())));
            index.ask(
                    open -> {
                        open.retention().erasedBefore(batch);
                        return batch;
                    });
        }
    }

    private void miss(List<String> names) throws IndexException, AuditException {
        for (int from = 0; from < names.size(); from += BATCH) {
            List<String> batch = names.subList(from, Math.min(names.size(), from + BATCH));
            ground.enter(
                    EntryCode.RECORDING_MISSING.text(), "file=" + String.join(" file=", batch));
            index.ask(
                    open -> {
                        open.retention().missing(batch);
                        return batch;
                    });
        }
    }
}
