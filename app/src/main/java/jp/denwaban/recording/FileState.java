package jp.denwaban.recording;

/**
 * The whole life of a sealed file, as it shows without a key. The name stands in the index: never
 * rename, only add.
 */
public enum FileState {
    /** Being written by the present epoch. */
    OPEN,
    /** Ended by a final record. */
    CLOSED,
    /** Without a final record and nobody writes it any more. */
    CUT,
    /** Its header is being overwritten; nothing of it may be shown any more. */
    ERASING,
    /** Gone, as it should be. */
    ERASED,
    /** Gone, and nobody erased it: an alarm. */
    MISSING
}
