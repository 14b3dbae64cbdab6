package jp.denwaban.vault;

/** Keys could not be made, read or opened. The reason chooses the sentence; no secret is in it. */
public final class VaultException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why; the name is the key of a sentence in the console's bundle. */
    public enum Reason {
        /** Also for an unknown user: the two must not be told apart. */
        WRONG_PASSWORD,
        WRONG_ENVELOPE_CODE,
        /** A key file is missing or its bytes are not what was written. */
        DAMAGED,
        /** A public key on the disk does not belong to its private key: somebody changed it. */
        SUBSTITUTED,
        ALREADY_PRESENT,
        NOT_ALLOWED,
        DISK,
        /**
         * The disk failed while it was being done, and from then on it counts: the rest follows.
         */
        UNFINISHED
    }

    private final Reason reason;

    public VaultException(Reason reason, String what) {
        super(what);
        this.reason = reason;
    }

    public VaultException(Reason reason, String what, Throwable cause) {
        super(what, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
