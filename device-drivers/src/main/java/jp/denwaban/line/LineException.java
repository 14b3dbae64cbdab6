package jp.denwaban.line;

/** A command to a line failed. The message names port and command, never a number or a name. */
public final class LineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public LineException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public LineException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public enum Kind {
        /** No such port. */
        NO_PORT,
        /** The port is held by another program. */
        PORT_TAKEN,
        /** The port was there and is not any more, or the card did not reply in time. */
        PORT_LOST,
        /** The card replied ERROR. */
        REFUSED,
        /** Not now: the trunk is in use. */
        BUSY,
        /** The profile has no such command. */
        UNSUPPORTED
    }
}
