package jp.denwaban.guidance;

/**
 * The guidance of a site cannot be used. The message is one sentence that names the file and the
 * place in it.
 */
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    public PlanException(String message) {
        super(message);
    }

    public PlanException(String message, Throwable cause) {
        super(message, cause);
    }
}
