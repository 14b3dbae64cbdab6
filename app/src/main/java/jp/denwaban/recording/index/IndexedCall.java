package jp.denwaban.recording.index;

import java.time.LocalDate;
import java.util.Optional;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Outcome;

/**
 * One call that rang, as it may stand on the disk in clear.
 *
 * @param line 0 once it is erased
 * @param day business day (+09:00) on which it ended, or of acquisition if it was recorded
 * @param outcome empty where the index was rebuilt without a key
 * @param erasedOn when its sealed files were erased
 */
public record IndexedCall(
        CallNumber number,
        int line,
        LocalDate day,
        Optional<Outcome> outcome,
        Optional<LocalDate> erasedOn) {}
