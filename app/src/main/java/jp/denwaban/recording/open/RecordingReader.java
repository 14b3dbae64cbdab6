package jp.denwaban.recording.open;

import java.nio.file.Path;
import java.util.Optional;
import jp.denwaban.disk.Disk;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.Seal;
import jp.denwaban.vault.open.KeyRing;

/** Opens sealed files with a signed-in person's keys. */
public final class RecordingReader {

    public RecordingReader(Disk disk, KeyRing keys) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Decrypts every record and judges the file.
     *
     * @param expected what index or chain say of the file, if they do
     */
    public Recording read(Path file, Optional<Seal> expected) throws RecordingException {
        throw new UnsupportedOperationException("to come");
    }

    /** The last good META alone, quickly; empty where there is none that opens. */
    public Optional<CallMeta> meta(Path file) throws RecordingException {
        throw new UnsupportedOperationException("to come");
    }
}
