package jp.denwaban.answering;

import java.util.Optional;
import jp.denwaban.audit.AuditException;

/** What a console may have done, once the connection has been found entitled. */
interface Orders {
    /** All lines, at once; never waits for the disk. */
    void switchToBypass();

    void returnToService() throws AuditException;

    /** 計画停止: lines go to the switchboard as their calls end. */
    void planStop() throws AuditException;

    boolean confirmAlarm(long id) throws AuditException;

    void write(String code, String detail, Optional<byte[]> sealed) throws AuditException;
}
