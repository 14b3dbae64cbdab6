package jp.denwaban.console.practice;

/** What the practising telephone shows as its number. */
public enum CallerChoice {
    /** The digits that were typed. */
    NUMBER(""),
    WITHHELD("P"),
    PAYPHONE("C"),
    UNAVAILABLE("O"),
    SERVICE_CONFLICT("S");

    private final String code;

    CallerChoice(String code) {
        this.code = code;
    }

    /** What Number Display sends in place of digits; empty for digits. */
    public String code() {
        return code;
    }
}
