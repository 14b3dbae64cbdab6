package jp.denwaban.audit;

/** An entry could not be made durable, or the chain not be read. */
public final class AuditException extends Exception {
    private static final long serialVersionUID = 1L;

    public AuditException(String what) {
        super(what);
    }

    public AuditException(String what, Throwable cause) {
        super(what, cause);
    }
}
