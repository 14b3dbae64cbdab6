package jp.denwaban.recording;

import java.util.Collection;

/** What may be said of a recording's integrity, everywhere it is shown; the worst comes last. */
public enum Verdict {
    /** Every record was opened and is what was sealed. */
    GENUINE("真正"),
    /** It could not be judged: no key, no reading, an unknown version. */
    UNVERIFIABLE("検証不能"),
    /** Something differs from what was sealed. */
    MISMATCH("不一致");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** What all that was found together lets say; without a key nothing found is not yet 真正. */
    public static Verdict of(Collection<Problem> problems) {
        return problems.stream().map(Verdict::of).reduce(GENUINE, Verdict::worse);
    }

    /** What one finding lets say. */
    public static Verdict of(Problem problem) {
        return switch (problem.kind()) {
            case MISSING, UNREADABLE, UNKNOWN_VERSION, NO_KEY, TORN_END -> UNVERIFIABLE;
            case STRAY,
                    HEADER_DAMAGED,
                    RECORD_DAMAGED,
                    ORDER,
                    TRUNCATED,
                    TRAILING,
                    WRONG_NAME,
                    LAST_TAG,
                    FORGED,
                    CONTENT ->
                    MISMATCH;
        };
    }

    /** Of two parts of one call. */
    public Verdict worse(Verdict other) {
        return compareTo(other) > 0 ? this : other;
    }

    /** 真正, 不一致, 検証不能. */
    public String label() {
        return label;
    }
}
