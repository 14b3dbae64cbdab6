package jp.denwaban.call;

import jp.denwaban.call.CallFlow.Step;

/** TALKING: caller and staff are joined, and whatever happens, what was recorded is sealed. */
final class Talking {
    private Talking() {}

    static Step start(Call call, Tick at) {
        Call talking =
                call.with(call.reach().in(Reach.Step.NOTHING))
                        .in(Phase.TALKING, at.plus(CallLimits.TALK_WITHIN));
        boolean recorded =
                call.journey().destination().map(Destination::recorded).orElse(false)
                        && call.dialogue().notice() == Dialogue.Notice.HEARD
                        && !call.tape().lost();
        return recorded
                ? Step.go(talking.with(call.tape().started()), new CallAction.StartRecording())
                : Step.go(talking);
    }

    static Step on(Call call, CallEvent event) {
        Tick at = event.at();
        if (event instanceof CallEvent.HungUp || event instanceof CallEvent.CapReached) {
            return Closing.end(call, at, call.tape().outcome(), new CallAction.HangUp());
        }
        if (event instanceof CallEvent.BypassEntered) {
            // The relay joins the same two legs: they talk on, unrecorded. No hang-up here.
            return Closing.end(call, at, cut(call));
        }
        if (event instanceof CallEvent.LineLost || event instanceof CallEvent.CallBroke) {
            return Closing.end(call, at, cut(call), new CallAction.HangUp());
        }
        if (event instanceof CallEvent.DiskLow && call.tape().running()) {
            return Closing.end(call, at, Outcome.CUT_SHORT, new CallAction.EnterBypass());
        }
        if (event instanceof CallEvent.BothSilent) {
            return Step.go(call, new CallAction.WarnOfSilence());
        }
        if (event instanceof CallEvent.SoundReturned) {
            return Step.go(call, new CallAction.EndWarning());
        }
        if (event instanceof CallEvent.AudioLost lost && call.recording()) {
            return Step.go(call, new CallAction.NoteGap(lost.missingFrames()));
        }
        // The talk goes on without, and is entered as cut.
        return Step.go(Closing.fileFailure(call, event));
    }

    private static Outcome cut(Call call) {
        return call.tape().running() ? Outcome.CUT_SHORT : Outcome.TALKED_UNRECORDED;
    }
}
