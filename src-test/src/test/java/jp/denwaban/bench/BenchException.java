package jp.denwaban.bench;

/** A bench could not be run to its end; the message is for the person who started it. */
public final class BenchException extends Exception {
    private static final long serialVersionUID = 1;

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
