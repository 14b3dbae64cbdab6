package jp.denwaban.console.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.denwaban.account.Action;
import jp.denwaban.account.Answering;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;

/** 時刻の照合 as a service. Answering writes the entry, before the time changes. */
public final class ClockConfirmation {
    /** Answering judges by the same: beyond it a date is corrected, not a time compared. */
    private static final Duration FAR = Duration.ofDays(1);

    private final Gate gate;
    private final Answering answering;

    public ClockConfirmation(Gate gate, Answering answering) {
        this.gate = gate;
        this.answering = answering;
    }

    /**
     * Says that now it is {@code told}. Not on the JavaFX thread.
     *
     * @param shown what the box takes for the time
     * @return empty when it is done, else the code of the refusal
     */
    public Optional<String> confirm(Instant told, Instant shown)
            throws NotAllowedException, NotAnsweredException {
        gate.require(far(told, shown) ? Action.CORRECT_DATE : Action.CONFIRM_CLOCK);
        ServerMessage reply =
                answering.ask(request -> new ClientMessage.ConfirmClock(request, told));
        return reply instanceof ServerMessage.Refused refused
                ? Optional.of(refused.code())
                : Optional.empty();
    }

    /** Whether this corrects the date; answering then waits for a second confirmation. */
    static boolean far(Instant told, Instant shown) {
        return Duration.between(shown, told).abs().compareTo(FAR) > 0;
    }
}
