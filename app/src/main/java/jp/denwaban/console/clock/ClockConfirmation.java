package jp.denwaban.console.clock;

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
    private final Gate gate;
    private final Answering answering;

    public ClockConfirmation(Gate gate, Answering answering) {
        this.gate = gate;
        this.answering = answering;
    }

    /**
     * Says that now it is {@code told}. Not on the JavaFX thread.
     *
     * @param asked what the box shows and asks
     * @param typed whether the person typed the date himself
     * @return empty when it is done, else the code of the refusal
     */
    Optional<String> confirm(Instant told, Asked asked, boolean typed)
            throws NotAllowedException, NotAnsweredException {
        gate.require(asked.far(told) ? Action.CORRECT_DATE : Action.CONFIRM_CLOCK);
        ServerMessage reply =
                answering.ask(request -> new ClientMessage.ConfirmClock(request, told, typed));
        return reply instanceof ServerMessage.Refused refused
                ? Optional.of(refused.code())
                : Optional.empty();
    }
}
