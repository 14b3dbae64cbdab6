package jp.denwaban.disposal;

/** Why a box leaves the office (第6-2(6)). Names stand in the progress file. */
public enum Purpose {
    RETURN("返却"),
    REPAIR("修理"),
    DISPOSAL("廃棄");

    private final String words;

    Purpose(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
