package jp.denwaban.account;

/** The people database cannot be used. The message is one Japanese sentence ending with a code. */
public final class AccountException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    public AccountException(String code, String sentence, Throwable cause) {
        super(sentence + "（" + code + "）", cause);
        this.code = code;
    }

    public AccountException(String code, String sentence) {
        super(sentence + "（" + code + "）");
        this.code = code;
    }

    /** Such as {@code P-01}. */
    public String code() {
        return code;
    }
}
