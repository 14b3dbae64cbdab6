package jp.denwaban.disposal;

/** How a step ended. */
public enum Outcome {
    DONE("実施"),
    NOT_RUN("未実施"),
    FAILED("失敗");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
