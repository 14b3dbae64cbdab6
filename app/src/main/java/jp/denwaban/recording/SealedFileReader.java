package jp.denwaban.recording;

import java.nio.file.Path;
import jp.denwaban.disk.Disk;

/** Reads a sealed file without a key: structure, CRCs, days. The voice is out of its reach. */
public final class SealedFileReader {

    private SealedFileReader() {}

    /** Every record. A file that cannot be read at all is a scan that says so. */
    public static SealedFileScan scan(Disk disk, Path file) throws RecordingException {
        throw new UnsupportedOperationException("to come");
    }
}
