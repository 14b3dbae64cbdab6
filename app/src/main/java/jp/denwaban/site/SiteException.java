package jp.denwaban.site;

/**
 * The site folder cannot be read, made or written. The message is one Japanese sentence for the
 * person at the box and ends with the code.
 */
public final class SiteException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    public SiteException(String code, String sentence) {
        super(sentence + "（" + code + "）");
        this.code = code;
    }

    public SiteException(String code, String sentence, Throwable cause) {
        super(sentence + "（" + code + "）", cause);
        this.code = code;
    }

    /** Such as {@code S-02}. */
    public String code() {
        return code;
    }
}
