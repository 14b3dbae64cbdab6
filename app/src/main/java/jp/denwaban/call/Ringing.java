package jp.denwaban.call;

import java.util.ArrayList;
import java.util.List;
import jp.denwaban.call.CallFlow.Step;

/** RINGING: when to answer, and what if nobody waits for it. */
final class Ringing {
    private Ringing() {}

    static Step begin(Call call, CallEvent.Rang rang) {
        Step first = answerIfDue(call, rang);
        List<CallAction> actions = new ArrayList<>(List.of(new CallAction.OpenFile()));
        actions.addAll(first.actions());
        return new Step(first.next(), actions);
    }

    /** As {@link #begin}, by a CAR ring that the card tells from the bell. */
    static Step beginByCar(Call call) {
        return Step.go(call, new CallAction.OpenFile());
    }

    static Step on(Call call, CallEvent event) {
        if (event instanceof CallEvent.Rang) {
            Call rung = call.with(call.bell().rang(event.at()));
            return answerIfDue(
                    call.bell().answering() ? rung : rung.until(later(call, event)), event);
        }
        if (event instanceof CallEvent.CarRang) {
            Call rung = call.with(call.bell().carRang(event.at()));
            return Step.go(call.bell().answering() ? rung : rung.until(later(call, event)));
        }
        if (event instanceof CallEvent.CallerKnown known) {
            // Not answered before the bell rings again: the line still carries the number.
            return Step.go(call.with(call.journey().by(known.caller())).with(call.bell().known()));
        }
        if (event instanceof CallEvent.Answered) {
            return Guiding.start(call.with(call.journey().answered(event.at())), event.at());
        }
        boolean gone = event instanceof CallEvent.HungUp hungUp && hungUp.by() == Side.CALLER;
        if (gone || event instanceof CallEvent.RingingStopped) {
            return Closing.end(
                    call, event.at(), Outcome.GONE_WHILE_RINGING, new CallAction.HangUp());
        }
        if (event instanceof CallEvent.AnswerFailed
                || event instanceof CallEvent.DiskLow
                || event instanceof CallEvent.RecordingFailed) {
            // Not answered by us, he rings on at the attendant.
            return Closing.end(
                    call, event.at(), Outcome.LOST_TO_BYPASS, new CallAction.EnterBypass());
        }
        return Closing.endIfLost(call, event);
    }

    private static Step answerIfDue(Call call, CallEvent event) {
        if (call.bell().answering() || !call.bell().mayAnswer()) {
            return Step.go(call);
        }
        return Step.go(
                call.with(call.bell().answered()).until(event.at().plus(CallLimits.COMMAND_WITHIN)),
                new CallAction.Answer());
    }

    private static Tick later(Call call, CallEvent event) {
        Tick until = event.at().plus(CallLimits.RING_GAP);
        return until.compareTo(call.deadline()) > 0 ? until : call.deadline();
    }
}
