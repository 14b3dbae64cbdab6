package jp.denwaban.answering;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.recording.BusinessDay;
import jp.denwaban.recording.retention.ErasureReport.State;

/**
 * What the audit chain tells of days that have no 自動消去記録: whether the machine was on, and what had
 * been announced.
 */
final class DayWitness {
    private static final Pattern ANNOUNCED =
            Pattern.compile("day=([0-9]{4}-[0-9]{2}-[0-9]{2}) state=(DONE|WAITING) .*");

    private static final Pattern WITHDRAWN =
            Pattern.compile(
                    "from=([0-9]{4}-[0-9]{2}-[0-9]{2}) today=([0-9]{4}-[0-9]{2}-[0-9]{2}) .*");

    private final LocalDate from;
    private final Set<LocalDate> on = new HashSet<>();
    private final Set<LocalDate> done = new HashSet<>();
    private final Set<LocalDate> waiting = new HashSet<>();

    private DayWitness(LocalDate from) {
        this.from = from;
    }

    /** Takes as long as reading the chain. */
    static DayWitness of(AuditChain chain, LocalDate from) throws AuditException {
        DayWitness witness = new DayWitness(from);
        chain.read(witness::hear);
        return witness;
    }

    private void hear(AuditEntry entry) {
        LocalDate day = BusinessDay.of(entry.at());
        if (!day.isBefore(from)) {
            on.add(day);
        }
        if (entry.code().equals(EntryCode.ERASURE_REPORTED.text())) {
            announced(entry.detail());
        } else if (entry.code().equals(EntryCode.ERASURE_WITHDRAWN.text())) {
            withdrawn(entry.detail());
        }
    }

    private void announced(String detail) {
        Matcher matcher = ANNOUNCED.matcher(detail);
        try {
            if (matcher.matches()) {
                LocalDate day = LocalDate.parse(matcher.group(1));
                (matcher.group(2).equals("DONE") ? done : waiting).add(day);
            }
        } catch (DateTimeParseException e) {
            // Not a day of any calendar, so none that is asked for.
        }
    }

    /** What was said of days to come, and by a clock that stood there, is not so. */
    private void withdrawn(String detail) {
        Matcher matcher = WITHDRAWN.matcher(detail);
        try {
            if (matcher.matches()) {
                LocalDate first = LocalDate.parse(matcher.group(1));
                LocalDate today = LocalDate.parse(matcher.group(2));
                List.of(done, waiting).forEach(days -> days.removeIf(day -> !day.isBefore(first)));
                on.removeIf(today::isBefore);
            }
        } catch (DateTimeParseException e) {
            // Not a day of any calendar, so none that is asked for.
        }
    }

    /** How a day went of which the index has nothing to tell. */
    State state(LocalDate day) {
        if (done.contains(day)) {
            return State.DONE;
        }
        if (waiting.contains(day)) {
            return State.WAITING;
        }
        return on.contains(day) ? State.NOT_DONE : State.OFF;
    }
}
