package jp.denwaban.answering;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.call.CallNumber;
import jp.denwaban.recording.BusinessDay;
import jp.denwaban.recording.Claims;
import jp.denwaban.recording.SealedName;

/**
 * Which calls of some the audit chain knows to be erased, and on which day: an index that was put
 * back from an older copy does not know it, and would call their files missing.
 */
final class Departed {
    private final TreeSet<Long> asked = new TreeSet<>();
    private final Map<CallNumber, LocalDate> gone = new TreeMap<>();

    private Departed(Collection<CallNumber> calls) {
        calls.forEach(call -> asked.add(call.value()));
    }

    /** Takes as long as reading the chain. */
    static Map<CallNumber, LocalDate> of(AuditChain chain, Collection<CallNumber> calls)
            throws AuditException {
        Departed departed = new Departed(calls);
        chain.read(departed::hear);
        return departed.gone;
    }

    private void hear(AuditEntry entry) {
        for (Claims.Calls range : Claims.callsGone(entry.code(), entry.detail())) {
            asked.subSet(range.first(), true, range.last(), true)
                    .forEach(call -> gone.put(new CallNumber(call), BusinessDay.of(entry.at())));
        }
        if (entry.code().equals(EntryCode.RECORDING_FOUND.text())
                || entry.code().equals(EntryCode.CALL_FOUND.text())) {
            // It lay there again; that it is not there now is news.
            Claims.files(entry.detail())
                    .forEach(
                            name ->
                                    SealedName.parse(name)
                                            .ifPresent(part -> gone.remove(part.call())));
        }
    }
}
