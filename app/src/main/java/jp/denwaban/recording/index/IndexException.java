package jp.denwaban.recording.index;

import java.time.DateTimeException;
import java.util.EnumSet;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The index could not be opened, read or written. */
public final class IndexException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What SQLite says of a file whose bytes are not what it wrote, or cannot be read. */
    private static final Set<SQLiteErrorCode> DAMAGED =
            EnumSet.of(
                    SQLiteErrorCode.SQLITE_NOTADB,
                    SQLiteErrorCode.SQLITE_CORRUPT,
                    SQLiteErrorCode.SQLITE_CORRUPT_INDEX,
                    SQLiteErrorCode.SQLITE_CORRUPT_SEQUENCE,
                    SQLiteErrorCode.SQLITE_CORRUPT_VTAB,
                    SQLiteErrorCode.SQLITE_IOERR_READ,
                    SQLiteErrorCode.SQLITE_IOERR_SHORT_READ,
                    SQLiteErrorCode.SQLITE_IOERR_CORRUPTFS,
                    SQLiteErrorCode.SQLITE_IOERR_DATA);

    private final boolean damaged;

    public IndexException(String what, Throwable cause) {
        super(what, cause);
        this.damaged = damaged(cause);
    }

    public IndexException(String what) {
        this(what, false);
    }

    IndexException(String what, boolean damaged) {
        super(what);
        this.damaged = damaged;
    }

    /** Whether the file itself is bad: not only refused, of a later version, or without room. */
    public boolean damaged() {
        return damaged;
    }

    /** A day that is none, an outcome that nobody knows: damage where SQLite sees only text. */
    private static boolean damaged(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof IndexException inner && inner.damaged
                    || at instanceof DateTimeException
                    || at instanceof IllegalArgumentException
                    || at instanceof SQLiteException refused
                            && DAMAGED.contains(refused.getResultCode())) {
                return true;
            }
        }
        return false;
    }
}
