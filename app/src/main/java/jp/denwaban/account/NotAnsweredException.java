package jp.denwaban.account;

/** The answering process did not confirm, so the action did not happen. */
public final class NotAnsweredException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotAnsweredException(String what) {
        super(what);
    }

    public NotAnsweredException(String what, Throwable cause) {
        super(what, cause);
    }
}
