package jp.denwaban.recording;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a sealed file shows without a key.
 *
 * @param header empty if it is damaged or not a header
 * @param finished whether the last record is final: the file is CLOSED
 * @param seal what goes into index and chain; empty without a good header
 * @param problems empty for a file as it should be; a torn end after the last good record of an
 *     unfinished file is none
 */
public record SealedFileScan(
        String fileName,
        Optional<SealedHeader> header,
        boolean finished,
        Optional<Seal> seal,
        Optional<LocalDate> acquiredOn,
        List<Problem> problems) {

    public SealedFileScan {
        problems = List.copyOf(problems);
    }

    /** OPEN is what the present epoch writes; pass 0 when no answering process is running. */
    public FileState state(int presentEpoch) {
        if (finished) {
            return FileState.CLOSED;
        }
        boolean present = header.map(SealedHeader::epoch).orElse(-1) == presentEpoch;
        return present ? FileState.OPEN : FileState.CUT;
    }
}
