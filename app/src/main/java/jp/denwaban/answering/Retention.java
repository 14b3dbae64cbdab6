package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.Disk;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.index.DoubtTable;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.recording.retention.Holds;
import jp.denwaban.site.SiteFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 自動消去: what is older than its time leaves, every business day, and the day's report says so. Rows
 * of the index say what is due; what a file contradicts waits until files and rows were held
 * against each other. Every step may be interrupted and repeated. Owned by one thread.
 */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** Some record whose time is over is still there. */
    static final String NOT_ERASED = "E-01";

    /** The day's work or its report could not be done; tried again. */
    static final String NOT_DONE = "E-02";

    /** Each attempt is two entries of the chain, which keeps them for ever. */
    private static final Duration FINISH_EVERY = Duration.ofHours(1);

    /** Likewise: the work of a day that failed as a whole; and a journal that somebody reads. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private final Ground ground;
    private final IndexDoor index;
    private final Holds holds;
    private final ErasureBatches batches;
    private final DayReports reports;
    private Optional<LocalDate> purgedFor = Optional.empty();
    private Optional<LocalDate> tidiedFor = Optional.empty();
    private Optional<LocalDate> failedOn = Optional.empty();
    private Optional<Long> finishedAt = Optional.empty();
    private Optional<Long> failedAt = Optional.empty();
    private Optional<Long> readAt = Optional.empty();
    private boolean journal;
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
        this.batches = new ErasureBatches(ground, index, () -> ended);
        this.reports = new DayReports(ground, index, holds, () -> ended);
    }

    /** What must not fail a start, nor unseen end all erasing. */
    private interface Work {
        void happens() throws IndexException, AuditException, IOException;
    }

    /** At a start, before the first ring: only what was begun. What is due is not shown anyhow. */
    void begin() {
        attempt(this::finish);
    }

    /** What is unfinished and what the day asks for; what fails is an alarm, and tried again. */
    void turn() {
        if (!within(AGAIN_AFTER, failedAt)) {
            attempt(
                    () -> {
                        if (!within(FINISH_EVERY, finishedAt)) {
                            finishedAt = Optional.of(ground.clock().nanos());
                            finish();
                        }
                        round();
                    });
        }
    }

    private void attempt(Work work) {
        try {
            work.happens();
            failedAt = Optional.empty();
            ground.alarms().clear(NOT_DONE, Optional.empty());
        } catch (RuntimeException | IndexException | AuditException | IOException e) {
            // A broken assumption too: it must neither end a start nor, unseen, all erasing.
            LOG.error("retention could not do its work", e);
            failedAt = Optional.of(ground.clock().nanos());
            notDone();
            sayNotDone();
        }
    }

    /** Work that is due was not done. */
    void notDone() {
        ground.alarms().raise(1, ground.clock().instant(), NOT_DONE, Optional.empty());
    }

    /** Once a day: a later report must be able to tell such a day from one of being off. */
    private void sayNotDone() {
        LocalDate today = ground.clock().provenDay();
        if (!failedOn.equals(Optional.of(today))) {
            try {
                ground.enter(EntryCode.ERASURE_NOT_DONE.text(), "day=" + today);
                failedOn = Optional.of(today);
            } catch (AuditException e) {
                LOG.error("nor could it be entered", e);
            }
        }
    }

    private boolean within(Duration time, Optional<Long> after) {
        return after.isPresent() && ground.clock().nanos() - after.get() < time.toNanos();
    }

    /** Stops behind the file or batch it is at; any thread. The next start goes on. */
    void end() {
        ended = true;
    }

    /** Goes on with erasures that something interrupted. */
    void finish() throws IndexException, AuditException {
        List<IndexedCall> begun = free(index.ask(open -> open.retention().unfinished()));
        allGone(batches.erase(begun, ground.clock().provenDay()));
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
            reports.withdraw(today);
        }
        try {
            if (!reports.has(today)) {
                reports.catchUp(today);
            }
        } finally {
            // Whatever became of the reports: what is due leaves.
            if (may && !ended && !purgedFor.equals(Optional.of(today))) {
                purge(today);
            }
        }
        if (ended) {
            return Optional.empty();
        }
        Optional<ErasureReport> report =
                reports.has(today) ? Optional.empty() : Optional.of(reports.today(today, may));
        tidy(today, may);
        return report;
    }

    /** By rows first, where the files agree: the scan takes minutes, and it is past midnight. */
    private void purge(LocalDate today) throws IndexException, AuditException, IOException {
        batches.eraseAgreed(possible(due(today)), today);
        List<IndexedCall> again = new RetentionScan(ground, index, () -> ended).run();
        if (!ended) {
            countFromToday(today);
            boolean all = batches.erase(again, today);
            allGone(all & batches.erase(dueBehindTheScan(today), today));
        }
        if (!ended) {
            purgedFor = Optional.of(today);
            journal = true;
        }
    }

    private List<IndexedCall> due(LocalDate today) throws IndexException {
        return free(index.ask(open -> open.retention().due(today)));
    }

    /** What is of no possible day has been counted from today, unless the time is in doubt. */
    private List<IndexedCall> dueBehindTheScan(LocalDate today) throws IndexException {
        List<IndexedCall> due = due(today);
        return ground.clock().doubtful() ? possible(due) : due;
    }

    /** Of no day before this program: what such a stamp is worth is told behind the scan. */
    private static List<IndexedCall> possible(List<IndexedCall> calls) {
        return calls.stream().filter(call -> !call.day().isBefore(DoubtTable.EARLIEST)).toList();
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

    private void allGone(boolean all) {
        if (all) {
            ground.alarms().clear(NOT_ERASED, Optional.empty());
        } else if (!ended) {
            ground.alarms().raise(1, ground.clock().instant(), NOT_ERASED, Optional.empty());
        }
    }

    /** What nobody waits for, behind the report. */
    private void tidy(LocalDate today, boolean may) throws IndexException, AuditException {
        if (may && !tidiedFor.equals(Optional.of(today))) {
            tidiedFor = Optional.of(today);
            new SetAside(ground).erase(today);
        }
        if (journal && !within(AGAIN_AFTER, readAt)) {
            readAt = Optional.of(ground.clock().nanos());
            journal = !index.<Boolean>ask(open -> open.emptyJournal());
        }
    }
}
