package jp.denwaban.console.sheet;

/** A day's sheet could not be made: what it is made of is not there, or cannot be read. */
public final class NotMadeException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotMadeException(String what, Throwable cause) {
        super(what, cause);
    }

    public NotMadeException(String what) {
        super(what);
    }
}
