package jp.denwaban.audit;

import java.nio.file.Path;
import java.time.Instant;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.Epoch;

/** The one audit chain, as its one writer sees it. Thread safe; entries go in one by one. */
public final class AuditChain implements AutoCloseable {

    private AuditChain() {}

    /** Continues the chain behind its last good entry and begins this epoch's segment. */
    public static AuditChain open(Disk disk, Path folder, Epoch epoch, Instant now)
            throws AuditException {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Adds an entry; when this returns it is on the disk.
     *
     * @return its number, from 1
     * @throws AuditException if it is not, and then what it was to permit must not happen
     */
    public synchronized long append(AuditEntry entry) throws AuditException {
        throw new UnsupportedOperationException("to come");
    }

    /** 照合記号 of the head. */
    public synchronized Anchor anchor() {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public synchronized void close() {
        throw new UnsupportedOperationException("to come");
    }
}
