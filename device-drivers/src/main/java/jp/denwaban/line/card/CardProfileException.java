package jp.denwaban.line.card;

/**
 * A card profile cannot be used; the message is one sentence that names the file and the mistake.
 */
public final class CardProfileException extends Exception {
    private static final long serialVersionUID = 1L;

    public CardProfileException(String message) {
        super(message);
    }

    public CardProfileException(String message, Throwable cause) {
        super(message, cause);
    }
}
