package jp.denwaban.recording.index;

/** Calls that rang in one hour, and of these the recorded and the given up. */
public record HourSum(int rang, int recorded, int gone) {
    static final HourSum NONE = new HourSum(0, 0, 0);
}
