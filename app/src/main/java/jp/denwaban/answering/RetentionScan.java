package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.call.CallNumber;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.LastDay;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.SealedName;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds files and rows against each other, both ways, before rows decide what leaves: a row without
 * its file is an alarm, a file without a row is entered, and where a whole file's clear day differs
 * from its row the file is believed.
 */
final class RetentionScan {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionScan.class);

    /** A file of a row has gone, and nobody erased it. */
    static final String FILE_MISSING = "I-03";

    /** A file is not what the index took it for: erased, missing, of another day, with a header. */
    static final String DIFFERENT = "I-04";

    /** Files that are all gone at once have hardly been deleted one by one. */
    private static final int MANY = 10;

    private final Retention.Ground ground;
    private final IndexDoor index;
    private final Set<CallNumber> again = new HashSet<>();
    private final Map<CallNumber, LocalDate> acquired = new HashMap<>();
    private final Set<CallNumber> unsure = new HashSet<>();
    private boolean stray;

    RetentionScan(Retention.Ground ground, IndexDoor index) {
        this.ground = ground;
        this.index = index;
    }

    /**
     * Puts the rows right.
     *
     * @return calls whose erased files are there again
     */
    List<IndexedCall> run() throws IndexException, AuditException, IOException {
        List<String> names = ground.disk().names(ground.recordings());
        // Rows after names: what was registered meanwhile has its row.
        Map<String, IndexedFile> rows = rows();
        for (String name : names) {
            if (SealedName.parse(name).isPresent()) {
                look(name, rows.containsKey(name) ? Optional.of(rows.get(name)) : erased(name));
            }
        }
        Set<String> present = new HashSet<>(names);
        refuseAnEmptyFolder(names, rows);
        for (IndexedFile row : rows.values()) {
            if (expected(row) && !present.contains(row.fileName())) {
                miss(row);
            } else if (row.state() == FileState.MISSING) {
                unsure.add(row.call());
            }
        }
        if (stray) {
            enterStrays();
        }
        for (IndexedCall call : calls(acquired.keySet())) {
            compare(call, acquired.getOrDefault(call.number(), call.day()));
        }
        return calls(again);
    }

    /** By number. */
    private List<IndexedCall> calls(Set<CallNumber> numbers) throws IndexException {
        return index.ask(
                open -> {
                    List<IndexedCall> calls = new ArrayList<>();
                    for (CallNumber number : new TreeSet<>(numbers)) {
                        open.retention().call(number).ifPresent(calls::add);
                    }
                    return calls;
                });
    }

    /** Read by itself: of what was erased there are more rows every day. */
    private Optional<IndexedFile> erased(String name) throws IndexException {
        return index.ask(open -> open.retention().file(name));
    }

    /** A volume that is not mounted has lost nothing. */
    private static void refuseAnEmptyFolder(List<String> names, Map<String, IndexedFile> rows)
            throws IOException {
        boolean empty = names.stream().noneMatch(name -> SealedName.parse(name).isPresent());
        if (empty && rows.values().stream().filter(RetentionScan::expected).count() >= MANY) {
            throw new IOException("the recordings folder is empty, and the index is not");
        }
    }

    private Map<String, IndexedFile> rows() throws IndexException {
        Map<String, IndexedFile> rows = new HashMap<>();
        index.ask(open -> open.kept()).forEach(row -> rows.put(row.fileName(), row));
        return rows;
    }

    private static boolean expected(IndexedFile row) {
        return row.state() == FileState.CLOSED || row.state() == FileState.CUT;
    }

    private void look(String name, Optional<IndexedFile> row)
            throws IndexException, AuditException {
        Path file = ground.recordings().resolve(name);
        try {
            LastDay.Ends ends = LastDay.of(ground.disk(), file);
            if (row.isEmpty()) {
                stray |=
                        !ends.epoch().equals(Optional.of(ground.epoch()))
                                || ends.acquiredOn().filter(this::longAgo).isPresent();
            } else if (row.get().state() == FileState.ERASED) {
                again.add(row.get().call());
                alarm(DIFFERENT);
            } else if (row.get().state() == FileState.MISSING) {
                find(row.get());
            } else if (expected(row.get())) {
                believe(row.get(), ends);
            }
        } catch (IOException e) {
            LOG.error("{} cannot be read", name, e);
            row.ifPresent(unread -> unsure.add(unread.call()));
        }
    }

    private boolean longAgo(LocalDate day) {
        return IndexRepair.longAgo(day, ground.clock());
    }

    /** Only a call whose every file still is as long as its row says may lose days. */
    private void believe(IndexedFile row, LastDay.Ends ends) {
        long expected = row.seal().map(Seal::records).orElse(-1L);
        if (ends.records() != expected) {
            unsure.add(row.call());
        }
        ends.acquiredOn()
                .ifPresent(day -> acquired.merge(row.call(), day, (a, b) -> a.isAfter(b) ? a : b));
    }

    private void compare(IndexedCall call, LocalDate day) throws IndexException, AuditException {
        boolean believed = day.isAfter(call.day()) || !unsure.contains(call.number());
        if (!day.equals(call.day()) && believed && call.erasedOn().isEmpty()) {
            ground.enter(
                    EntryCode.DAY_CORRECTED.text(),
                    "call=%s from=%s to=%s".formatted(call.number(), call.day(), day));
            alarm(DIFFERENT);
            index.ask(
                    open -> {
                        open.retention().correctDay(call.number(), day);
                        return day;
                    });
        }
    }

    private void miss(IndexedFile row) throws IndexException, AuditException {
        if (ground.disk().exists(ground.recordings().resolve(row.fileName()))) {
            return; // registered after the names were listed
        }
        unsure.add(row.call());
        ground.enter(EntryCode.RECORDING_MISSING.text(), "file=" + row.fileName());
        alarm(FILE_MISSING);
        index.ask(
                open -> {
                    open.retention().missing(row.fileName());
                    return row;
                });
    }

    private void find(IndexedFile row) throws IndexException, AuditException {
        ground.enter(EntryCode.RECORDING_FOUND.text(), "file=" + row.fileName());
        alarm(DIFFERENT);
        boolean finished =
                SealedFileReader.scan(ground.disk(), ground.recordings().resolve(row.fileName()))
                        .finished();
        index.ask(
                open -> {
                    open.retention()
                            .found(row.fileName(), finished ? FileState.CLOSED : FileState.CUT);
                    return row;
                });
    }

    private void enterStrays() throws IndexException {
        IndexRepair.Found found =
                index.ask(
                        open -> {
                            try {
                                return new IndexRepair(
                                                ground.disk(),
                                                ground.recordings(),
                                                open,
                                                ground.chain(),
                                                ground.clock())
                                        .enterUnknown(ground.epoch());
                            } catch (AuditException | IOException e) {
                                throw new IndexException("a file cannot be entered", e);
                            }
                        });
        if (found.headless() > 0) {
            alarm(DIFFERENT);
        }
    }

    private void alarm(String code) {
        ground.alarms().raise(2, ground.clock().instant(), code, Optional.empty());
    }
}
