package jp.denwaban.answering;

import java.util.Optional;
import jp.denwaban.call.Call;
import org.jspecify.annotations.Nullable;

/** What a line's thread says of its line; the board makes the console's words of it. */
record LineStatusDraft(
        int number, LineKeeper.Service service, boolean watchdogFed, Optional<Call> call) {

    /** Whether nothing a person would want to see at once has changed. */
    boolean sameState(@Nullable LineStatusDraft before) {
        return before != null
                && service == before.service
                && watchdogFed == before.watchdogFed
                && call.map(Call::phase).equals(before.call.map(Call::phase))
                && call.map(Call::bell).equals(before.call.map(Call::bell));
    }
}
