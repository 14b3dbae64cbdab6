package jp.denwaban.call;

import java.util.Optional;
import jp.denwaban.call.CallFlow.Step;
import jp.denwaban.call.Destination.Way;

/** One destination of ROUTING: loop, dial tone, digits, ring-back, until it answers or does not. */
final class Reaching {
    private Reaching() {}

    /** As the order {@code RouteTo} goes out. */
    static Call calling(Call call, Destination to, Tick at) {
        return call.with(call.journey().to(to))
                .with(call.reach().in(Reach.Step.CALLING))
                .in(Phase.ROUTING, at.plus(CallLimits.ANSWER_WITHIN));
    }

    static Step on(Call call, CallEvent event) {
        Tick at = event.at();
        boolean seized = call.reach().step() == Reach.Step.SEIZED;
        if (event instanceof CallEvent.StationSeized && call.reach().step() == Reach.Step.CALLING) {
            return Step.go(
                    call.with(call.reach().in(Reach.Step.SEIZED))
                            .until(at.plus(CallLimits.DIAL_AFTER)));
        }
        if (seized
                && (event instanceof CallEvent.DialToneHeard
                        || event instanceof CallEvent.DialDue)) {
            return dial(call, at);
        }
        if (event instanceof CallEvent.RouteFailed || event instanceof CallEvent.DestinationBusy) {
            return giveUp(call, at, true);
        }
        if (event instanceof CallEvent.HungUp) {
            return giveUp(call, at, false);
        }
        return seized ? Step.go(call) : onCalled(call, event);
    }

    private static Step dial(Call call, Tick at) {
        Destination to = called(call);
        return Step.go(
                call.with(call.reach().in(Reach.Step.CALLED))
                        .with(call.dialling().dialled(to, at))
                        .until(at.plus(CallLimits.ANSWER_WITHIN)),
                new CallAction.SendDigits(to));
    }

    private static Step onCalled(Call call, CallEvent event) {
        Tick at = event.at();
        boolean flashed = called(call).way() == Way.FLASH;
        if (event instanceof CallEvent.DestinationCalled) {
            return onDigitsSent(call, at, flashed);
        }
        if (event instanceof CallEvent.DestinationRinging) {
            return flashed && call.reach().atLast() ? passOn(call, at) : Step.go(call);
        }
        if (event instanceof CallEvent.DestinationAnswered) {
            return flashed ? passOn(call, at) : bridge(call, at);
        }
        return event instanceof CallEvent.NoAnswer ? onNoAnswer(call, at) : Step.go(call);
    }

    private static Step onDigitsSent(Call call, Tick at, boolean flashed) {
        // A card that flashes and dials in one order cannot flash back: the PBX has him now.
        if (flashed && call.reach().step() == Reach.Step.CALLING) {
            return passOn(call, at);
        }
        // The last one is passed on as soon as its bell is heard, or nothing at all.
        boolean last = flashed && call.reach().atLast();
        return Step.go(
                call.with(call.reach().in(Reach.Step.CALLED))
                        .until(
                                at.plus(
                                        last
                                                ? CallLimits.FLASH_HEARD_WITHIN
                                                : CallLimits.ANSWER_WITHIN)));
    }

    private static Step bridge(Call call, Tick at) {
        return Step.go(
                call.with(call.reach().in(Reach.Step.BRIDGING))
                        .with(call.dialogue().silent())
                        .with(call.journey().talkFrom(Optional.of(at)))
                        .until(at.plus(CallLimits.COMMAND_WITHIN)),
                new CallAction.StopPlaying(),
                new CallAction.Bridge());
    }

    /** On hook, and the PBX joins the two: the card is out of the path, nothing is recorded. */
    private static Step passOn(Call call, Tick at) {
        return Closing.end(
                call.with(call.journey().talkFrom(Optional.of(at))),
                at,
                Outcome.TALKED_UNRECORDED,
                new CallAction.HangUp());
    }

    private static Step onNoAnswer(Call call, Tick at) {
        if (!call.reach().atLast()) {
            return giveUp(call, at, false);
        }
        Destination operator = called(call);
        return switch (operator.way()) {
            // The operator's bell goes on ringing, as it did before the system existed.
            case ATTENDANT -> Step.go(call.until(at.plus(CallLimits.ANSWER_WITHIN)));
            case FLASH -> passOn(call, at);
            case DIAL_IN -> ringOn(call, operator, at);
        };
    }

    private static Step ringOn(Call call, Destination operator, Tick at) {
        Tick giveUp = call.dialling().giveUp(operator, at);
        Tick next = at.plus(CallLimits.ANSWER_WITHIN);
        return at.compareTo(giveUp) >= 0
                ? giveUp(call, at, false)
                : Step.go(call.until(next.compareTo(giveUp) < 0 ? next : giveUp));
    }

    private static Step giveUp(Call call, Tick at, boolean busy) {
        if (call.held()) {
            return Step.go(
                    call.with(call.reach().in(Reach.Step.RETURNING))
                            .until(at.plus(CallLimits.COMMAND_WITHIN)),
                    new CallAction.TakeBack());
        }
        // For a flash nothing is played; a card that refuses it leaves him with us, in silence.
        return called(call).way() == Way.FLASH
                ? Step.go(
                        rested(call, at, busy),
                        new CallAction.ReleaseStation(),
                        new CallAction.PlayRingBack())
                : Step.go(rested(call, at, busy), new CallAction.ReleaseStation());
    }

    /** The loop rests before the next destination, and longer before a number dialled again. */
    static Call rested(Call call, Tick at, boolean busy) {
        Reach next = call.reach().crossOff().in(Reach.Step.RESTING);
        Destination to = next.untried().get(0);
        boolean again = busy && to.equals(called(call)) && to.way() != Way.ATTENDANT;
        return call.with(next)
                .until(
                        again
                                ? call.dialling().afterBusy(to, at)
                                : call.dialling().afterRest(to, at));
    }

    private static Destination called(Call call) {
        return call.journey().destination().orElse(call.reach().untried().get(0));
    }
}
