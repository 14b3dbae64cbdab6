package jp.denwaban.recording.index;

/** What the stamps of a call are worth; the digit in the index is its place here. */
public enum Stamped {
    /** By a clock that a person compared. */
    GOOD,
    /** By the clock of this start, in doubt: how far it was wrong will be known. */
    DOUBTFUL,
    /** By the clock of an earlier start, in doubt: how far it was wrong nobody can say any more. */
    UNTRACEABLE;

    /** What a start that is in doubt, or not, stamps itself. */
    public static Stamped inDoubt(boolean doubtful) {
        return doubtful ? DOUBTFUL : GOOD;
    }
}
