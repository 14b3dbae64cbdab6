package jp.denwaban.answering;

import jp.denwaban.recording.RecordingStore;
import jp.denwaban.recording.SealedHeader;
import jp.denwaban.recording.SealedRecord;

/**
 * How much room is kept for a full disk: enough to end what every line has begun, and to start.
 * About 25 MB for 64 lines.
 */
final class ReserveSize {
    /** Until a line is at the switchboard (security.md: 3 s), two records a second. */
    private static final int RECORDS_UNTIL_BYPASS = 6;

    /** META, GAP and END of the file, META of the part that follows a cut. */
    private static final int RECORDS_AT_THE_END = 4;

    /** The file's, and that of a part that follows a cut. */
    private static final int HEADERS = 2;

    /** Two entries of 512 bytes, and what a file system rounds up. */
    private static final long ENTRIES_OF_A_CALL = 4096;

    /**
     * SQLite's log of a thousand pages of 4 KiB before it is taken in, and as much again for an
     * index of 6000 calls that a start makes anew, with epoch, segment and report of the day.
     */
    private static final long START = 8L * 1024 * 1024;

    private ReserveSize() {}

    /** In bytes. */
    static long of(int lines) {
        long records =
                RecordingStore.MOST_QUEUED_RECORDS + RECORDS_UNTIL_BYPASS + RECORDS_AT_THE_END;
        long line = records * SealedRecord.BYTES + HEADERS * SealedHeader.BYTES + ENTRIES_OF_A_CALL;
        return START + lines * line;
    }
}
