package jp.denwaban.answering;

import java.time.Instant;
import java.util.Optional;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.audit.PersonalDetail;

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
     * the date moved by more than a day: then when it is confirmed once more.
     *
     * @param administrator who alone may move the date, or the time while nobody is asked for it
     * @return empty when it is done, else the code of the refusal
     */
    Optional<String> confirmClock(Instant told, boolean administrator, PersonalDetail by)
            throws AuditException;

    /** Adds an entry; durable when this returns. */
    void write(EntryCode code, String detail, PersonalDetail by) throws AuditException;
}
