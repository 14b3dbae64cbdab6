package jp.denwaban.answering;

import jp.denwaban.site.SiteException;

/**
 * The answering process cannot start. The message is one sentence for the person at the box and
 * ends with the code; nothing of the site was changed.
 */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    public StartException(String code, String sentence) {
        super(sentence + "（" + code + "）");
        this.code = code;
    }

    public StartException(String code, String sentence, Throwable cause) {
        super(sentence + "（" + code + "）", cause);
        this.code = code;
    }

    /** Passes on what the site's own files say; the sentence ends with its code already. */
    StartException(SiteException cause) {
        super(cause.getMessage(), cause);
        this.code = cause.code();
    }

    /** Such as {@code S-10}. */
    public String code() {
        return code;
    }
}
