package jp.denwaban.recording;

import java.nio.file.Path;
import java.util.List;
import jp.denwaban.disk.Disk;

/**
 * What a start finds of the starts before it, without a key: files that were never ended. Nothing
 * in them is changed; that they are CUT, and where, goes into the index and the audit chain.
 */
public final class Recovery {

    private Recovery() {}

    /**
     * Every sealed file without a final record, judged by CRC up to its last good record. Run it
     * before the first call, when nothing is being written. It may be repeated.
     */
    public static List<Seal> cutFiles(Disk disk, Path folder) throws RecordingException {
        throw new UnsupportedOperationException("to come");
    }
}
