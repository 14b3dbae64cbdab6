package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.call.CallNumber;
import jp.denwaban.disk.Disk;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.retention.Erasure;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.recording.retention.ErasureReport.Kept;
import jp.denwaban.recording.retention.ErasureReports;
import jp.denwaban.recording.retention.Holds;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Digests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 自動消去: what is older than its time leaves, every business day, and the day's report says so. Rows
 * of the index say what is due; files and rows are held against each other before. Every step may
 * be interrupted and repeated. Owned by one thread.
 */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** Some record whose time is over is still there. */
    static final String NOT_ERASED = "E-01";

    /** The day's work or its report could not be done; tried again. */
    static final String NOT_DONE = "E-02";

    /**
     * An entry names so many calls at most: their numbers fit into its detail however scattered.
     */
    private static final int BATCH = 100;

    /** Each attempt is two entries of the chain, which keeps them for ever. */
    private static final Duration FINISH_EVERY = Duration.ofHours(1);

    /** Likewise: the work of a day that failed as a whole. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private final Ground ground;
    private final IndexDoor index;
    private final Holds holds;
    private final Erasure erasure;
    private final ErasureReports reports;
    private Optional<LocalDate> purgedFor = Optional.empty();
    private Optional<Long> finishedAt = Optional.empty();
    private Optional<Long> failedAt = Optional.empty();
    private volatile boolean ended;

    /**
     * What retention stands on.
     *
     * @param epoch of the present start, whose files may belong to calls that go on
     */
    record Ground(
            Disk disk,
            SiteFolder site,
            AuditChain chain,
            int epoch,
            SiteClock clock,
            AlarmBook alarms) {

        Path recordings() {
            return site.recordings();
        }

        /** Has it written down; durable when this returns. */
        void enter(String code, String detail) throws AuditException {
            chain.append(
                    new AuditEntry(
                            clock.instant(), clock.doubtful(), code, detail, Optional.empty()));
        }
    }

    Retention(Ground ground, IndexDoor index, Holds holds) {
        this.ground = ground;
        this.index = index;
        this.holds = holds;
        this.erasure = new Erasure(ground.disk(), ground.recordings());
        this.reports = new ErasureReports(ground.disk(), ground.site().erasures());
    }

    /** What is unfinished and what the day asks for; what fails is an alarm, and tried again. */
    void turn() {
        if (within(AGAIN_AFTER, failedAt)) {
            return;
        }
        try {
            if (!within(FINISH_EVERY, finishedAt)) {
                finishedAt = Optional.of(ground.clock().nanos());
                finish();
            }
            round();
            failedAt = Optional.empty();
            ground.alarms().clear(NOT_DONE, Optional.empty());
        } catch (RuntimeException | IndexException | AuditException | IOException e) {
            // A broken assumption too: it must neither end a start nor, unseen, all erasing.
            LOG.error("retention could not do its work", e);
            failedAt = Optional.of(ground.clock().nanos());
            notDone();
        }
    }

    /** Work that is due was not done. */
    void notDone() {
        ground.alarms().raise(1, ground.clock().instant(), NOT_DONE, Optional.empty());
    }

    private boolean within(Duration time, Optional<Long> after) {
        return after.isPresent() && ground.clock().nanos() - after.get() < time.toNanos();
    }

    /** Stops behind the batch it is at; any thread. The next start goes on. */
    void end() {
        ended = true;
    }

    /** Goes on with erasures that something interrupted. */
    void finish() throws IndexException, AuditException {
        erase(free(index.ask(open -> open.retention().unfinished())), ground.clock().provenDay());
    }

    /**
     * What the day asks for, if it has not been done: once a business day, and again as soon as a
     * person has confirmed the time.
     *
     * @return the report, if this was the first time today
     */
    Optional<ErasureReport> round() throws IndexException, AuditException, IOException {
        LocalDate today = ground.clock().provenDay();
        boolean may = ground.clock().mayErase();
        if (!ground.clock().doubtful()) {
            index.ask(
                    open -> {
                        open.doubt().settle(today);
                        return today;
                    });
        }
        if (may && !purgedFor.equals(Optional.of(today))) {
            purge(today);
            purgedFor = Optional.of(today);
        }
        if (ended || reports.has(today)) {
            return Optional.empty();
        }
        tellOfDaysOff(today);
        ErasureReport report = may ? done(today) : waiting(today);
        tell(report);
        return Optional.of(report);
    }

    private void purge(LocalDate today) throws IndexException, AuditException, IOException {
        List<IndexedCall> again = new RetentionScan(ground, index).run();
        countFromToday(today);
        erase(again, today);
        erase(free(index.ask(open -> open.retention().due(today))), today);
        new SetAside(ground).erase(today);
    }

    /** With the time settled, a day that cannot be any call's keeps none for ever. */
    private void countFromToday(LocalDate today) throws IndexException, AuditException {
        if (ground.clock().doubtful()) {
            return;
        }
        int found = index.ask(open -> open.doubt().countFrom(today));
        if (found > 0) {
            ground.enter(
                    EntryCode.DAY_CORRECTED.text(),
                    "calls=%d counted-from=%s".formatted(found, today));
        }
    }

    private List<IndexedCall> free(List<IndexedCall> calls) {
        return calls.stream().filter(call -> holds.reason(call.number()).isEmpty()).toList();
    }

    private void erase(List<IndexedCall> calls, LocalDate today)
            throws IndexException, AuditException {
        boolean all = true;
        for (int from = 0; from < calls.size() && !ended; from += BATCH) {
            List<IndexedCall> batch = calls.subList(from, Math.min(calls.size(), from + BATCH));
            all &= eraseBatch(batch.stream().map(IndexedCall::number).toList(), today);
        }
        if (!all) {
            ground.alarms().raise(1, ground.clock().instant(), NOT_ERASED, Optional.empty());
        } else if (!calls.isEmpty()) {
            ground.alarms().clear(NOT_ERASED, Optional.empty());
        }
    }

    /** Entry, rows, files, entry, rows; whether every call of it is gone. */
    private boolean eraseBatch(List<CallNumber> calls, LocalDate today)
            throws IndexException, AuditException {
        ground.enter(EntryCode.ERASURE_BEGUN.text(), "calls=" + CallRanges.of(calls));
        List<List<IndexedFile>> files =
                index.ask(
                        open -> {
                            open.retention().begin(calls);
                            List<List<IndexedFile>> each = new ArrayList<>();
                            for (CallNumber call : calls) {
                                each.add(open.retention().files(call));
                            }
                            return each;
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

    private void tellOfDaysOff(LocalDate today) throws IOException, AuditException {
        Optional<LocalDate> last = reports.last();
        if (last.isPresent()) {
            for (LocalDate day = last.get().plusDays(1);
                    day.isBefore(today);
                    day = day.plusDays(1)) {
                tell(ErasureReport.off(day));
            }
        }
    }

    private ErasureReport done(LocalDate today) throws IndexException {
        List<ErasureReport.Erased> erased = erased(today);
        List<Kept> held = new ArrayList<>();
        List<Kept> left = new ArrayList<>();
        for (IndexedCall call : index.ask(open -> open.retention().due(today))) {
            Optional<String> reason = holds.reason(call.number());
            (reason.isPresent() ? held : left).add(kept(call, reason.orElse(NOT_ERASED)));
        }
        for (IndexedCall call : index.ask(open -> open.retention().lost(today))) {
            left.add(kept(call, RetentionScan.FILE_MISSING));
        }
        return ErasureReport.done(today, erased, held, left);
    }

    private ErasureReport waiting(LocalDate today) throws IndexException {
        LocalDate present = ground.clock().businessDay();
        int due = index.ask(open -> open.retention().due(present)).size();
        return ErasureReport.waiting(today, due, erased(today));
    }

    private List<ErasureReport.Erased> erased(LocalDate today) throws IndexException {
        Map<LocalDate, Integer> byDay = index.ask(open -> open.retention().report(today));
        return byDay.entrySet().stream()
                .map(each -> new ErasureReport.Erased(each.getKey(), each.getValue()))
                .toList();
    }

    private static Kept kept(IndexedCall call, String why) {
        return new Kept(call.number().value(), call.day(), why);
    }

    /** Entry first: every report that is there was announced, with what it will say. */
    private void tell(ErasureReport report) throws AuditException, IOException {
        ground.enter(
                EntryCode.ERASURE_REPORTED.text(),
                "day=%s state=%s due=%d erased=%d held=%d left=%d sha256=%s"
                        .formatted(
                                report.day(),
                                report.state(),
                                report.due(),
                                report.erasedCalls(),
                                report.held().size(),
                                report.left().size(),
                                sha256(report)));
        reports.write(report);
    }

    private static String sha256(ErasureReport report) {
        return HexFormat.of().formatHex(Digests.sha256(ErasureReports.bytes(report)));
    }
}
