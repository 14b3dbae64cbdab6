package jp.denwaban.recording.index;

/** The index could not be opened, read or written. */
public final class IndexException extends Exception {
    private static final long serialVersionUID = 1L;

    public IndexException(String what, Throwable cause) {
        super(what, cause);
    }

    public IndexException(String what) {
        super(what);
    }
}
