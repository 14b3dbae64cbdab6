package jp.denwaban.recording.open;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.denwaban.recording.CallFile.GapReason;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.Problem;
import jp.denwaban.recording.Verdict;

/**
 * One sealed file opened: what was said of the call and both legs of its voice.
 *
 * <p>Shape: mono, 8 kHz, signed 16-bit, both of one length; where a gap is, silence stands in the
 * samples and the gap in {@code gaps}, so that time stays true.
 *
 * @param meta the last one in the file
 * @param finished false for a CUT file
 * @param problems why the verdict is not 真正
 */
public record Recording(
        Verdict verdict,
        Optional<CallMeta> meta,
        short[] caller,
        short[] staff,
        List<Gap> gaps,
        boolean finished,
        List<Problem> problems) {

    /** From {@code from} to {@code to}, counted from the recording's start, nothing was heard. */
    public record Gap(GapReason reason, Duration from, Duration to) {}
}
