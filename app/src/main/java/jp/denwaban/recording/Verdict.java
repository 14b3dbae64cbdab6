package jp.denwaban.recording;

/** What may be said of a recording's integrity, everywhere it is shown. */
public enum Verdict {
    /** Every record was opened and is what was sealed. */
    GENUINE("真正"),
    /** Something differs from what was sealed. */
    MISMATCH("不一致"),
    /** It could not be judged: no key, no reading, an unknown version. */
    UNVERIFIABLE("検証不能");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** 真正, 不一致, 検証不能. */
    public String label() {
        return label;
    }
}
