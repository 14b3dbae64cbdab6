package jp.denwaban.answering;

import java.time.Instant;
import java.util.Optional;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.audit.PersonalDetail;
import jp.denwaban.health.Confirmation;

/**
 * What a console may have done, once the connection has been found entitled. {@code by} is who
 * gives the order, and stands sealed in its entry.
 */
interface Orders {
    /** All lines, at once; never waits for the disk. */
    void switchToBypass(PersonalDetail by);

    void returnToService(PersonalDetail by) throws AuditException;

    /** 計画停止: lines go to the switchboard as their calls end. */
    void planStop(PersonalDetail by) throws AuditException;

    boolean confirmAlarm(long id, PersonalDetail by) throws AuditException;

    /**
     * From now on it is {@code told}: written down first. What waited for it is erased next, unless
     * it moved the date, or went beyond what one word can prove: then when it is said once more.
     *
     * @param word who says it, and how: only an administrator moves the date, or the time while
     *     nobody is asked for it
     * @return empty when it is done, else the code of the refusal
     */
    Optional<String> confirmClock(Instant told, Confirmation.Word word, PersonalDetail by)
            throws AuditException;

    /** What a console found genuine is no alarm any more; only an administrator's may say so. */
    void clear(EntryCode genuine);

    /** Adds an entry; durable when this returns. */
    void write(EntryCode code, String detail, PersonalDetail by) throws AuditException;
}
