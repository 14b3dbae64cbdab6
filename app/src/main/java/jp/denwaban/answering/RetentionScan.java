package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.call.CallNumber;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.LastDay;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.SealedName;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.index.RetentionTable.KeptFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds files and rows against each other, both ways: a row without its file is an alarm, a file
 * without a row is entered, and where a whole file's clear day differs from its row the file is
 * believed. Walks names and rows side by side and keeps only what differs.
 */
final class RetentionScan {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionScan.class);

    /** A file of a row has gone, and nobody erased it. */
    static final String FILE_MISSING = "I-03";

    /** A file is not what the index took it for: erased, missing, of another day, with a header. */
    static final String DIFFERENT = "I-04";

    /** Files that are all gone at once have hardly been deleted one by one. */
    private static final int MANY = 10;

    /** Rows that calls wait for while they are read. */
    private static final int PAGE = 500;

    private final Retention.Ground ground;
    private final IndexDoor index;
    private final BooleanSupplier ended;
    private final TreeSet<CallNumber> again = new TreeSet<>();
    private final List<IndexedFile> absent = new ArrayList<>();
    private final List<String> strays = new ArrayList<>();
    private Optional<WalkedCall> present = Optional.empty();

    /**
     * @param ended whether it is to stop behind the file it is at
     */
    RetentionScan(Retention.Ground ground, IndexDoor index, BooleanSupplier ended) {
        this.ground = ground;
        this.index = index;
        this.ended = ended;
    }

    /**
     * Puts the rows right.
     *
     * @return calls whose erased files are there again
     */
    List<IndexedCall> run() throws IndexException, AuditException, IOException {
        List<String> names =
                ground.disk().names(ground.recordings()).stream()
                        .filter(name -> SealedName.parse(name).isPresent())
                        .sorted()
                        .toList();
        refuseAnEmptyFolder(names);
        walk(names);
        if (ended.getAsBoolean()) {
            return List.of();
        }
        new AbsentFiles(ground, index).settle(absent);
        enterStrays();
        return calls();
    }

    /** Rows after names: what was registered meanwhile has its row. */
    private void walk(List<String> names) throws IndexException, AuditException, IOException {
        int at = 0;
        String after = "";
        List<KeptFile> page;
        do {
            String behind = after;
            page = index.ask(open -> open.retention().kept(behind, PAGE));
            for (KeptFile row : page) {
                after = row.file().fileName();
                while (at < names.size() && names.get(at).compareTo(after) < 0) {
                    unknown(names.get(at++));
                }
                boolean there = at < names.size() && names.get(at).equals(after);
                at += there ? 1 : 0;
                if (ended.getAsBoolean()) {
                    return;
                }
                known(row, there);
            }
        } while (page.size() == PAGE);
        for (; at < names.size() && !ended.getAsBoolean(); at++) {
            unknown(names.get(at));
        }
        compare();
    }

    /** A volume that is not mounted has lost nothing. */
    private void refuseAnEmptyFolder(List<String> names) throws IndexException, IOException {
        if (names.isEmpty() && index.<Integer>ask(open -> open.retention().expected()) >= MANY) {
            throw new IOException("the recordings folder is empty, and the index is not");
        }
    }

    private static boolean expected(IndexedFile row) {
        return row.state() == FileState.CLOSED || row.state() == FileState.CUT;
    }

    private void known(KeptFile row, boolean there) throws IndexException, AuditException {
        WalkedCall call = call(row);
        IndexedFile file = row.file();
        if (!there) {
            if (expected(file) || file.state() == FileState.MISSING) {
                call.unsure();
            }
            // It may have been registered after the names were listed.
            if (expected(file) && !ground.disk().exists(path(file.fileName()))) {
                absent.add(file);
            }
        } else if (file.state() == FileState.MISSING) {
            call.unsure();
            find(file);
        } else if (expected(file)) {
            believe(file, call);
        }
    }

    /** Files of one call follow each other. */
    private WalkedCall call(KeptFile row) throws IndexException, AuditException {
        if (present.filter(call -> call.number().equals(row.file().call())).isEmpty()) {
            compare();
            present = Optional.of(new WalkedCall(row));
        }
        return present.orElseThrow();
    }

    private void believe(IndexedFile row, WalkedCall call) {
        try {
            LastDay.Ends ends = LastDay.of(ground.disk(), path(row.fileName()));
            if (row.seal().filter(seal -> seal.records() == ends.records()).isEmpty()) {
                call.unsure();
            }
            ends.acquiredOn().ifPresent(call::says);
            if (ends.headless()) {
                alarm(DIFFERENT);
            }
        } catch (IOException e) {
            LOG.error("{} cannot be read", row.fileName(), e);
            call.unsure();
        }
    }

    private void compare() throws IndexException, AuditException {
        Optional<LocalDate> other = present.flatMap(WalkedCall::other);
        if (other.isPresent()) {
            WalkedCall call = present.orElseThrow();
            LocalDate day = other.get();
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
        present = Optional.empty();
    }

    /** Asked by itself: of what was erased there are more rows every day. */
    private void unknown(String name) throws IndexException, AuditException {
        Optional<IndexedFile> row = index.ask(open -> open.file(name));
        if (row.isEmpty()) {
            if (stray(name)) {
                strays.add(name);
            }
        } else if (row.get().state() == FileState.ERASED) {
            again.add(row.get().call());
            alarm(DIFFERENT);
        } else if (row.get().state() == FileState.MISSING) {
            find(row.get());
        }
    }

    private boolean stray(String name) {
        try {
            LastDay.Ends ends = LastDay.of(ground.disk(), path(name));
            return !ends.epoch().equals(Optional.of(ground.epoch()))
                    || ends.acquiredOn()
                            .filter(day -> IndexRepair.longAgo(day, ground.clock()))
                            .isPresent();
        } catch (IOException e) {
            LOG.error("{} cannot be read", name, e);
            return false;
        }
    }

    private void find(IndexedFile row) throws IndexException, AuditException {
        ground.enter(EntryCode.RECORDING_FOUND.text(), "file=" + row.fileName());
        alarm(DIFFERENT);
        FileState state =
                SealedFileReader.scan(ground.disk(), path(row.fileName())).finished()
                        ? FileState.CLOSED
                        : FileState.CUT;
        index.ask(
                open -> {
                    open.retention().found(row.fileName(), state);
                    return row;
                });
    }

    private void enterStrays() throws IndexException, AuditException, IOException {
        IndexRepair repair =
                new IndexRepair(
                        ground.disk(), ground.recordings(), index, ground.chain(), ground.clock());
        if (repair.enter(strays, ground.epoch()).headless() > 0) {
            alarm(DIFFERENT);
        }
    }

    private List<IndexedCall> calls() throws IndexException {
        List<IndexedCall> calls = new ArrayList<>();
        for (CallNumber number : again) {
            index.ask(open -> open.retention().call(number)).ifPresent(calls::add);
        }
        return calls;
    }

    private Path path(String fileName) {
        return ground.recordings().resolve(fileName);
    }

    private void alarm(String code) {
        ground.alarms().raise(2, ground.clock().instant(), code, Optional.empty());
    }
}
