package jp.denwaban.disposal;

/**
 * An erasure cannot begin or go on. The message is one sentence for the person at the box and ends
 * with the code.
 */
public final class DisposalException extends Exception {
    private static final long serialVersionUID = 1L;

    DisposalException(String code, String sentence) {
        super(sentence + "（" + code + "）");
    }

    DisposalException(String code, String sentence, Throwable cause) {
        super(sentence + "（" + code + "）", cause);
    }
}
