package jp.denwaban.recording;

/** The life of a sealed file as far as it shows without a key. */
public enum FileState {
    /** Being written by the present epoch. */
    OPEN,
    /** Ended by a final record. */
    CLOSED,
    /** Without a final record and nobody writes it any more. */
    CUT
}
