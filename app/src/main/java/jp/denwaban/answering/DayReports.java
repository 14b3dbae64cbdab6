package jp.denwaban.answering;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.recording.retention.ErasureReport.Erased;
import jp.denwaban.recording.retention.ErasureReport.Kept;
import jp.denwaban.recording.retention.ErasureReports;
import jp.denwaban.recording.retention.Holds;
import jp.denwaban.vault.Digests;

/**
 * The 自動消去記録 of a day, also of days before that owe theirs: the machine was off, or the report
 * could not be written. Rows say which report tells of them, so none is told twice or not at all.
 */
final class DayReports {
    /** Whoever was off for longer, or took back a wrong year, has no use for a file a day of it. */
    private static final int MOST_DAYS = 366;

    /** Beyond every day: whenever something was erased, today tells of it. */
    private static final LocalDate WHENEVER = LocalDate.of(9999, 12, 31);

    private final Retention.Ground ground;
    private final IndexDoor index;
    private final Holds holds;
    private final ErasureReports reports;
    private final BooleanSupplier ended;

    /** For which day; only another can have come from a wrong one. */
    private Optional<LocalDate> looked = Optional.empty();

    DayReports(Retention.Ground ground, IndexDoor index, Holds holds, BooleanSupplier ended) {
        this.ground = ground;
        this.index = index;
        this.holds = holds;
        this.reports = new ErasureReports(ground.disk(), ground.site().erasures());
        this.ended = ended;
    }

    boolean has(LocalDate day) {
        return reports.has(day);
    }

    /**
     * With the time settled, reports of days to come were made while it was wrong. They would stand
     * for those days when they come, so they leave their names, and what they told is told again.
     */
    void withdraw(LocalDate today) throws IndexException, AuditException, IOException {
        if (looked.equals(Optional.of(today))) {
            return;
        }
        List<LocalDate> wrong = reports.madeAhead(today);
        if (!wrong.isEmpty()) {
            // Told again first: a start that ends between the two finds the files and comes back.
            boolean told = has(today) && !wrong.contains(today);
            LocalDate next = told ? today.plusDays(1) : today;
            index.ask(
                    open -> {
                        open.told().tellAgain(today, next);
                        return today;
                    });
            ground.enter(
                    EntryCode.ERASURE_WITHDRAWN.text(),
                    "from=%s today=%s reports=%d".formatted(wrong.get(0), today, wrong.size()));
            reports.withdraw(wrong);
        }
        looked = Optional.of(today);
    }

    /**
     * Writes what earlier days owe. Before the work of today, so that what was left on such a day
     * still is.
     */
    void catchUp(LocalDate today) throws IndexException, AuditException, IOException {
        List<LocalDate> owed = owed(today);
        if (!owed.isEmpty()) {
            DayWitness witness = DayWitness.of(ground.chain(), owed.get(0));
            for (int at = 0; at < owed.size() && !ended.getAsBoolean(); at++) {
                tell(late(owed.get(at), witness));
            }
        }
    }

    /** From the day after the newest report, oldest first. */
    private List<LocalDate> owed(LocalDate today) throws IndexException, IOException {
        Optional<LocalDate> first = reports.lastBefore(today).map(last -> last.plusDays(1));
        if (first.isEmpty()) {
            // None at all: those of the first days may have been interrupted.
            first = index.ask(open -> open.told().firstTold());
        }
        List<LocalDate> owed = new ArrayList<>();
        if (first.isPresent()) {
            LocalDate least = today.minusDays(MOST_DAYS);
            LocalDate day = first.get().isBefore(least) ? least : first.get();
            for (; day.isBefore(today); day = day.plusDays(1)) {
                owed.add(day);
            }
        }
        return owed;
    }

    private ErasureReport late(LocalDate day, DayWitness witness) throws IndexException {
        List<Erased> erased = erased(day, day);
        List<Kept> lost = lost(day);
        if (!erased.isEmpty() || !lost.isEmpty()) {
            return done(day, erased, lost);
        }
        return switch (witness.state(day)) {
            case DONE -> done(day, erased, lost);
            case WAITING -> ErasureReport.waiting(day, due(day).size(), erased);
            case NOT_DONE -> ErasureReport.notDone(day, held(due(day)), left(due(day)));
            case OFF -> ErasureReport.off(day);
        };
    }

    /**
     * Writes that of today.
     *
     * @param erasing whether the time is proven, and the day's work done
     */
    ErasureReport today(LocalDate today, boolean erasing)
            throws IndexException, AuditException, IOException {
        List<Erased> erased = erased(today, WHENEVER);
        ErasureReport report =
                erasing
                        ? done(today, erased, lost(today))
                        : ErasureReport.waiting(
                                today, due(ground.clock().businessDay()).size(), erased);
        tell(report);
        return report;
    }

    private ErasureReport done(LocalDate day, List<Erased> erased, List<Kept> lost)
            throws IndexException {
        List<IndexedCall> due = due(day);
        List<Kept> left = new ArrayList<>(left(due));
        left.addAll(lost);
        return ErasureReport.done(day, erased, held(due), left);
    }

    private List<IndexedCall> due(LocalDate day) throws IndexException {
        return index.ask(open -> open.retention().due(day));
    }

    private List<Kept> held(List<IndexedCall> due) {
        return due.stream()
                .flatMap(call -> holds.reason(call.number()).map(why -> kept(call, why)).stream())
                .toList();
    }

    private List<Kept> left(List<IndexedCall> due) {
        return due.stream()
                .filter(call -> holds.reason(call.number()).isEmpty())
                .map(call -> kept(call, Retention.NOT_ERASED))
                .toList();
    }

    private List<Kept> lost(LocalDate day) throws IndexException {
        return index.ask(open -> open.told().lost(day)).stream()
                .map(call -> kept(call, RetentionScan.FILE_MISSING))
                .toList();
    }

    private List<Erased> erased(LocalDate day, LocalDate last) throws IndexException {
        Map<LocalDate, Integer> byDay = index.ask(open -> open.told().report(day, last));
        return byDay.entrySet().stream()
                .map(each -> new Erased(each.getKey(), each.getValue()))
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
