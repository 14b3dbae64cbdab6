package jp.denwaban.recording.index;

import java.time.LocalDate;
import java.util.Optional;
import jp.denwaban.call.CallNumber;
import jp.denwaban.recording.FileState;
import jp.denwaban.recording.Seal;

/**
 * One sealed file of a call.
 *
 * @param seal empty while the file is open
 */
public record IndexedFile(
        String fileName,
        CallNumber call,
        FileState state,
        Optional<Seal> seal,
        Optional<LocalDate> erasedOn) {}
