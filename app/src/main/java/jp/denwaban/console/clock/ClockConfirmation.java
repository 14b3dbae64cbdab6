package jp.denwaban.console.clock;

import java.time.Instant;
import java.util.Optional;
import jp.denwaban.account.Action;
import jp.denwaban.account.Answering;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.health.Confirmation;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Snapshot.ClockQuestion;

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
    public Optional<String> confirm(Instant told, Asked asked, boolean typed)
            throws NotAllowedException, NotAnsweredException {
        gate.require(asked.far(told) ? Action.CORRECT_DATE : Action.CONFIRM_CLOCK);
        ServerMessage reply =
                answering.ask(request -> new ClientMessage.ConfirmClock(request, told, typed));
        return reply instanceof ServerMessage.Refused refused
                ? Optional.of(refused.code())
                : Optional.empty();
    }

    /**
     * What the box shows and asks at the moment somebody tells it the time.
     *
     * @param shown what the box takes for the time
     * @param question why it asks; empty if it only just came to doubt
     */
    public record Asked(Instant shown, Optional<ClockQuestion> question) {
        /** For an administrator only, as answering judges too. */
        boolean far(Instant told) {
            return Confirmation.movesTheDay(shown, told)
                    || question.filter(ClockQuestion::beyond).isPresent();
        }

        /** Whether answering waits for a second word after this one. */
        boolean waitsForMore(Instant told, boolean typed) {
            boolean second = question.filter(ClockQuestion::corrected).isPresent() && typed;
            return far(told) && !(second && !Confirmation.movesTheDay(shown, told));
        }
    }
}
