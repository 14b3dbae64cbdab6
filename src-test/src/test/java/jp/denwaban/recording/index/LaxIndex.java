package jp.denwaban.recording.index;

/**
 * The mutant {@code synchronous=NORMAL}: an index that is never damaged and forgets. It lives in
 * this package because nobody else can reach what lies under the index.
 */
public final class LaxIndex {
    private LaxIndex() {}

    public static void relax(CallIndex index) {
        index.handle().execute("pragma synchronous = NORMAL");
    }
}
