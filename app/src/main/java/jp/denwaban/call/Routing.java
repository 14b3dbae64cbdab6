package jp.denwaban.call;

import java.util.Optional;
import jp.denwaban.call.CallFlow.Step;
import jp.denwaban.call.Destination.Way;

/** ROUTING: one destination after the other, the operator last and for ever. */
final class Routing {
    private Routing() {}

    /** Calls the first untried destination, after the notice if it records and he has not heard. */
    static Step start(Call before, Tick at) {
        Call call = before.with(before.reach().freeFirst());
        Destination first = call.reach().untried().get(0);
        if (mustHearNotice(call, first)) {
            Step notice = Guiding.notice(call, at);
            return Step.go(notice.next(), new CallAction.StopPlaying(), notice.actions().get(0));
        }
        PromptName connecting = call.guide().connecting();
        Call told = call.with(call.dialogue().playing(connecting));
        if (first.way() == Way.FLASH) {
            // Held by the PBX he would not hear the sentence: it comes first, whole.
            return Step.go(
                    told.with(told.journey().to(first))
                            .with(told.reach().in(Reach.Step.NOTHING))
                            .in(Phase.ROUTING, at.plus(CallLimits.PROMPT_WITHIN)),
                    new CallAction.StopPlaying(),
                    new CallAction.Play(connecting));
        }
        return Step.go(
                Reaching.calling(told, first, at),
                new CallAction.StopPlaying(),
                new CallAction.Play(connecting),
                new CallAction.RouteTo(first));
    }

    static Step on(Call call, CallEvent event) {
        Tick at = event.at();
        if (event instanceof CallEvent.PromptFinished || event instanceof CallEvent.PromptFailed) {
            return spoken(call, at);
        }
        if (event instanceof CallEvent.HungUp hungUp && hungUp.by() == Side.CALLER) {
            return Closing.end(call, at, Outcome.GONE_WHILE_ROUTING, new CallAction.HangUp());
        }
        Step lost = Closing.endIfLost(Closing.fileFailure(call, event), event);
        if (lost.next().phase() != Phase.ROUTING || !lost.actions().isEmpty()) {
            return lost;
        }
        return switch (call.reach().step()) {
            case NOTHING -> Step.go(lost.next());
            case CALLING, SEIZED, CALLED -> Reaching.on(lost.next(), event);
            case RESTING -> onResting(lost.next(), event);
            case RETURNING -> onReturning(lost.next(), event);
            case BRIDGING -> onBridging(lost.next(), event);
        };
    }

    /** 「おつなぎします」 is over: ring-back from here on, or the flash that waited for it. */
    private static Step spoken(Call call, Tick at) {
        Call silent = call.with(call.dialogue().silent());
        if (call.dialogue().playing().isEmpty()) {
            return Step.go(silent);
        }
        return switch (call.reach().step()) {
            case NOTHING -> flash(silent, call.reach().untried().get(0), at);
            case CALLING, SEIZED, CALLED, RESTING -> Step.go(silent, new CallAction.PlayRingBack());
            case RETURNING, BRIDGING -> Step.go(silent);
        };
    }

    /** Whoever the PBX holds hears the PBX; what we play would be in the officer's ear. */
    private static Step flash(Call call, Destination to, Tick at) {
        return Step.go(
                Reaching.calling(call, to, at),
                new CallAction.StopPlaying(),
                new CallAction.RouteTo(to));
    }

    private static Step onResting(Call before, CallEvent event) {
        if (event instanceof CallEvent.StationOpened) {
            Tick rested = event.at().plus(CallLimits.STATION_REST);
            return Step.go(before.deadline().compareTo(rested) < 0 ? before.until(rested) : before);
        }
        if (!(event instanceof CallEvent.StationRested)) {
            return Step.go(before);
        }
        Call call = before.with(before.reach().freeFirst());
        Destination next = call.reach().untried().get(0);
        if (mustHearNotice(call, next)) {
            return start(call, event.at());
        }
        return next.way() == Way.FLASH
                ? flash(call.with(call.dialogue().silent()), next, event.at())
                : Step.go(Reaching.calling(call, next, event.at()), new CallAction.RouteTo(next));
    }

    private static Step onReturning(Call call, CallEvent event) {
        Tick at = event.at();
        if (event instanceof CallEvent.CallerReturned) {
            return Step.go(Reaching.rested(call, at, true), new CallAction.PlayRingBack());
        }
        // The PBX keeps him and will ring here again with him: nothing is left to do for this call.
        return event instanceof CallEvent.RouteFailed
                ? Closing.end(call, at, Outcome.FAILED, new CallAction.HangUp())
                : Step.go(call);
    }

    private static Step onBridging(Call call, CallEvent event) {
        if (event instanceof CallEvent.Bridged) {
            return Talking.start(call, event.at());
        }
        if (event instanceof CallEvent.BridgeFailed || event instanceof CallEvent.HungUp) {
            Call alone = call.with(call.journey().talkFrom(Optional.empty()));
            return Step.go(
                    Reaching.rested(alone, event.at(), true),
                    new CallAction.ReleaseStation(),
                    new CallAction.PlayRingBack());
        }
        return Step.go(call);
    }

    private static boolean mustHearNotice(Call call, Destination destination) {
        return destination.recorded()
                && !call.tape().lost()
                && call.dialogue().notice() == Dialogue.Notice.NOT_HEARD;
    }
}
