package jp.denwaban.call;

import java.util.Optional;
import jp.denwaban.call.CallFlow.Step;
import jp.denwaban.call.Destination.Way;

/** ROUTING: one destination after the other, the operator last and for ever. */
final class Routing {
    private Routing() {}

    /** Calls the first untried destination, after the notice if it records and he has not heard. */
    static Step start(Call call, Tick at) {
        Destination first = call.reach().untried().get(0);
        if (mustHearNotice(call, first)) {
            Step notice = Guiding.notice(call, at);
            return Step.go(notice.next(), new CallAction.StopPlaying(), notice.actions().get(0));
        }
        PromptName connecting = call.guide().connecting();
        Call calling = calling(call.with(call.dialogue().playing(connecting)), first, at);
        return Step.go(
                calling,
                new CallAction.StopPlaying(),
                new CallAction.Play(connecting),
                new CallAction.RouteTo(first));
    }

    static Step on(Call call, CallEvent event) {
        Tick at = event.at();
        if (event instanceof CallEvent.PromptFinished || event instanceof CallEvent.PromptFailed) {
            boolean bridging = call.reach().step() == Reach.Step.BRIDGING;
            Call silent = call.with(call.dialogue().silent());
            return bridging || call.dialogue().playing().isEmpty()
                    ? Step.go(silent)
                    : Step.go(silent, new CallAction.PlayRingBack());
        }
        if (event instanceof CallEvent.HungUp hungUp && hungUp.by() == Side.CALLER) {
            return Closing.end(call, at, Outcome.GONE_WHILE_ROUTING, new CallAction.HangUp());
        }
        Step lost = Closing.endIfLost(Closing.fileFailure(call, event), event);
        if (lost.next().phase() != Phase.ROUTING || !lost.actions().isEmpty()) {
            return lost;
        }
        return switch (call.reach().step()) {
            case NOTHING, CALLING -> onCalling(lost.next(), event);
            case RESTING -> onResting(lost.next(), event);
            case BRIDGING -> onBridging(lost.next(), event);
        };
    }

    private static Step onCalling(Call call, CallEvent event) {
        Tick at = event.at();
        if (event instanceof CallEvent.DestinationCalled) {
            Call ringing = call.until(at.plus(CallLimits.ANSWER_WITHIN));
            // After a flash the card is out of the path: the PBX has the caller now.
            return flash(call)
                    ? Closing.end(
                            call.with(call.journey().talkFrom(Optional.of(at))),
                            at,
                            Outcome.TALKED_UNRECORDED,
                            new CallAction.HangUp())
                    : Step.go(ringing);
        }
        if (event instanceof CallEvent.DestinationAnswered) {
            return Step.go(
                    call.with(call.reach().in(Reach.Step.BRIDGING))
                            .with(call.dialogue().silent())
                            .with(call.journey().talkFrom(Optional.of(at)))
                            .until(at.plus(CallLimits.COMMAND_WITHIN)),
                    new CallAction.StopPlaying(),
                    new CallAction.Bridge());
        }
        if (event instanceof CallEvent.NoAnswer && call.reach().untried().size() == 1) {
            // The operator's bell goes on ringing, as it did before the system existed.
            return Step.go(call.until(at.plus(CallLimits.ANSWER_WITHIN)));
        }
        boolean failed =
                event instanceof CallEvent.RouteFailed
                        || event instanceof CallEvent.DestinationBusy
                        || event instanceof CallEvent.NoAnswer
                        || event instanceof CallEvent.HungUp;
        return failed ? rest(call, at) : Step.go(call);
    }

    private static Step onResting(Call call, CallEvent event) {
        if (!(event instanceof CallEvent.StationRested)) {
            return Step.go(call);
        }
        Destination next = call.reach().untried().get(0);
        if (mustHearNotice(call, next)) {
            return start(call, event.at());
        }
        return Step.go(calling(call, next, event.at()), new CallAction.RouteTo(next));
    }

    private static Step onBridging(Call call, CallEvent event) {
        if (event instanceof CallEvent.Bridged) {
            return Talking.start(call, event.at());
        }
        if (event instanceof CallEvent.BridgeFailed || event instanceof CallEvent.HungUp) {
            Step next = rest(call.with(call.journey().talkFrom(Optional.empty())), event.at());
            return Step.go(next.next(), next.actions().get(0), new CallAction.PlayRingBack());
        }
        return Step.go(call);
    }

    private static Step rest(Call call, Tick at) {
        return Step.go(
                call.with(call.reach().crossOff().in(Reach.Step.RESTING))
                        .until(at.plus(CallLimits.STATION_REST)),
                new CallAction.ReleaseStation());
    }

    private static Call calling(Call call, Destination destination, Tick at) {
        return call.with(call.journey().to(destination))
                .with(call.reach().in(Reach.Step.CALLING))
                .in(Phase.ROUTING, at.plus(CallLimits.ANSWER_WITHIN));
    }

    private static boolean mustHearNotice(Call call, Destination destination) {
        return destination.recorded()
                && !call.tape().lost()
                && call.dialogue().notice() == Dialogue.Notice.NOT_HEARD;
    }

    private static boolean flash(Call call) {
        return call.journey().destination().map(Destination::way).orElse(Way.DIAL_IN) == Way.FLASH;
    }
}
