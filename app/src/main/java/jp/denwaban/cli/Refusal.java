package jp.denwaban.cli;

/** Why a verb did not do what was asked: one sentence for the person at the keyboard. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    public Refusal(String sentence) {
        super(sentence);
    }

    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
