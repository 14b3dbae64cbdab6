package jp.denwaban.recording.open;

import jp.denwaban.recording.RecordContent;

/** Where the voice of a file goes while it is opened. */
interface VoiceSink {

    /** For a reader that wants META only. */
    VoiceSink NONE = content -> true;

    /**
     * Takes audio or a gap.
     *
     * @return false if its position contradicts what came before
     */
    boolean take(RecordContent content);
}
