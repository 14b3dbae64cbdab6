package jp.denwaban.answering;

import java.util.Optional;
import java.util.Set;
import jp.denwaban.call.Call;
import jp.denwaban.recording.CallQuality.Flaw;
import org.jspecify.annotations.Nullable;

/**
 * What a line's thread says of its line; the board makes the console's words of it.
 *
 * @param flaws of the recording that runs, or of the last one; empty without one
 */
record LineStatusDraft(
        int number,
        LineKeeper.Service service,
        boolean watchdogFed,
        Optional<Call> call,
        Optional<Set<Flaw>> flaws) {

    /** Whether nothing a person would want to see at once has changed. */
    boolean sameState(@Nullable LineStatusDraft before) {
        return before != null
                && service == before.service
                && watchdogFed == before.watchdogFed
                && call.map(Call::phase).equals(before.call.map(Call::phase))
                && call.map(Call::bell).equals(before.call.map(Call::bell));
    }
}
