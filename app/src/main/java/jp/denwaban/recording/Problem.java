package jp.denwaban.recording;

/**
 * One thing that is wrong with one file.
 *
 * @param fileName inside the recordings folder
 * @param detail where, in English for the log and the command line: {@code record 2}
 */
public record Problem(String fileName, Kind kind, String detail) {

    public enum Kind {
        /** The index or the chain knows it and it is not there. */
        MISSING,
        /** It is there and neither index nor name knows it. */
        STRAY,
        UNREADABLE,
        /** Header bytes are not what was written. */
        HEADER_DAMAGED,
        UNKNOWN_VERSION,
        /** CRC of a record differs: a byte changed. */
        RECORD_DAMAGED,
        /**
         * The end is not a whole record: what a power cut leaves in a CUT file, or a change. Index
         * and chain, which know how many records a CUT file has, tell the two apart.
         */
        TORN_END,
        /** Record out of its place, or after the final one. */
        ORDER,
        /** Shorter than the index or the chain says, or not ended though it says CLOSED. */
        TRUNCATED,
        /** Bytes after the final record. */
        TRAILING,
        /** Header and file name disagree, or META and header. */
        WRONG_NAME,
        /** The last record is another than the index or the chain says. */
        LAST_TAG,
        /** CRCs fit and the tag does not: changed by somebody who recomputed the CRC. */
        FORGED,
        /** Opens, and does not make sense: not written by this program. */
        CONTENT,
        /** Sealed to a generation whose key is not at hand. */
        NO_KEY
    }

    @Override
    public String toString() {
        return fileName + ": " + kind + (detail.isEmpty() ? "" : " " + detail);
    }
}
