package jp.denwaban.exchange;

/** The virtual exchange cannot start or keep its files; one sentence that names what is wrong. */
public final class ExchangeException extends Exception {
    private static final long serialVersionUID = 1L;

    public ExchangeException(String message) {
        super(message);
    }

    public ExchangeException(String message, Throwable cause) {
        super(message, cause);
    }
}
