package jp.denwaban.disposal;

/** What the volume lies on, as far as the kernel says; what may be said of it follows. */
public enum MediumKind {
    HARD_DISK("ハードディスク"),
    SOLID_STATE("SSD"),
    /** Also when the volume lies on more than one. */
    UNKNOWN("判別できない媒体");

    private final String words;

    MediumKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
