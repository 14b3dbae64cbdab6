package jp.denwaban.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.denwaban.call.CallFlow.Step;

/** SEALING and REGISTERING, and how every other phase comes here. */
final class Closing {
    private Closing() {}

    /** The one way out of a call: what is left to do on the line, then the file. */
    static Step end(Call call, Tick at, Outcome outcome, CallAction... first) {
        List<CallAction> actions = new ArrayList<>(Arrays.asList(first));
        actions.add(new CallAction.FinishRecording());
        return new Step(
                call.with(call.journey().ended(at, outcome))
                        .with(call.dialogue().silent())
                        .in(Phase.SEALING, at.plus(CallLimits.SEAL_WITHIN)),
                actions);
    }

    /** What ends a call that has reached nobody, whatever it was doing. */
    static Step endIfLost(Call call, CallEvent event) {
        Tick at = event.at();
        if (event instanceof CallEvent.BypassEntered) {
            return end(call, at, Outcome.LOST_TO_BYPASS);
        }
        if (event instanceof CallEvent.LineLost
                || event instanceof CallEvent.CallBroke
                || event instanceof CallEvent.CapReached) {
            return end(call, at, Outcome.FAILED, new CallAction.HangUp());
        }
        return Step.go(call);
    }

    /** What a refusing disk means for the call over it: it goes on, and it is remembered. */
    static Call fileFailure(Call call, CallEvent event) {
        if (event instanceof CallEvent.RecordingCut) {
            return call.with(call.tape().becameCut());
        }
        return event instanceof CallEvent.RecordingFailed
                ? call.with(call.tape().becameLost())
                : call;
    }

    static Step onSealing(Call call, CallEvent event) {
        if (event instanceof CallEvent.RecordingSealed) {
            return register(call, event.at());
        }
        if (event instanceof CallEvent.RecordingCut) {
            return Step.go(cut(call));
        }
        if (event instanceof CallEvent.SealFailed || event instanceof CallEvent.RecordingFailed) {
            return register(cut(call), event.at());
        }
        return Step.go(call);
    }

    static Step onRegistering(Call call, CallEvent event) {
        if (event instanceof CallEvent.CallRecorded recorded
                && recorded.number().equals(call.number())) {
            return Step.go(call.in(Phase.ENDED, event.at()));
        }
        if (event instanceof CallEvent.RegisterFailed) {
            Call waiting = call.attempted().until(event.at().plus(CallLimits.REGISTER_WITHIN));
            // No call may go unregistered: who cannot register must not answer either.
            return waiting.attempts() == CallLimits.REGISTER_ATTEMPTS
                    ? Step.go(waiting, new CallAction.EnterBypass())
                    : Step.go(waiting);
        }
        if (event instanceof CallEvent.RegisterOverdue) {
            return register(call, event.at());
        }
        return Step.go(call);
    }

    private static Call cut(Call call) {
        boolean recorded = call.journey().outcome().orElseThrow() == Outcome.RECORDED;
        Tick ended = call.journey().ended().orElseThrow();
        return recorded ? call.with(call.journey().ended(ended, Outcome.CUT_SHORT)) : call;
    }

    private static Step register(Call call, Tick at) {
        return Step.go(
                call.in(Phase.REGISTERING, at.plus(CallLimits.REGISTER_WITHIN)),
                new CallAction.RegisterCall());
    }
}
