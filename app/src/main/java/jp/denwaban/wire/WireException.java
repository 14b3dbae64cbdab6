package jp.denwaban.wire;

/** What came over the socket is not a message. */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    public WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
