package jp.denwaban.reports;

/** A sheet could not be made or saved. */
public final class ReportException extends Exception {
    private static final long serialVersionUID = 1;

    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
