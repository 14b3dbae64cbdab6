package jp.denwaban.call;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The life of one call: ring, answer, guidance, digit, route, record, seal, register. Pure: no
 * clock, device, file or thread. Every path ends registered, abandoned calls included.
 */
public final class CallFlow {
    private static final FaultCode NO_REPLY = new FaultCode("L-03");
    private static final FaultCode NO_SOUND = new FaultCode("A-02");
    private static final FaultCode NO_SEAL = new FaultCode("D-03");

    /** The call after an event, and what is to be done now, in this order. */
    public record Step(Call next, List<CallAction> actions) {
        public Step {
            actions = List.copyOf(actions);
        }

        static Step go(Call next, CallAction... actions) {
            return new Step(next, Arrays.asList(actions));
        }
    }

    /**
     * The first ring: from here on the call has a number and will be registered.
     *
     * @param announced what Number Display said before this ring, if it spoke
     */
    public Step begin(
            CallNumber number, Guide guide, CallEvent.Rang rang, Optional<Caller> announced) {
        return Ringing.begin(Call.rang(number, guide, rang.at(), announced), rang);
    }

    /** As {@link #begin}, where the card says that this first ring is CAR. */
    public Step begin(CallNumber number, Guide guide, CallEvent.CarRang car) {
        return Ringing.beginByCar(Call.carRang(number, guide, car.at()));
    }

    public Step step(Call call, CallEvent event) {
        if (event instanceof CallEvent.DestinationsEngaged others) {
            return Step.go(call.with(call.reach().engaged(others.engaged())));
        }
        // No default: a new phase is a compile error here.
        return switch (call.phase()) {
            case RINGING -> Ringing.on(call, event);
            case GUIDING -> Guiding.on(call, event);
            case CHOOSING -> Choosing.on(call, event);
            case ROUTING -> Routing.on(call, event);
            case TALKING -> Talking.on(call, event);
            case SEALING -> Closing.onSealing(call, event);
            case REGISTERING -> Closing.onRegistering(call, event);
            case ENDED -> Step.go(call);
        };
    }

    /** The fact that follows from time alone; empty before the call's deadline. */
    public Optional<CallEvent> overdue(Call call, Tick now) {
        if (call.phase() == Phase.ENDED || now.compareTo(call.deadline()) < 0) {
            return Optional.empty();
        }
        if (reachingTooLong(call, now)) {
            return Optional.of(new CallEvent.CapReached(now));
        }
        return Optional.of(
                switch (call.phase()) {
                    case RINGING ->
                            call.bell().answering()
                                    ? new CallEvent.AnswerFailed(now, NO_REPLY)
                                    : new CallEvent.RingingStopped(now);
                    case GUIDING -> new CallEvent.PromptFailed(now, NO_SOUND);
                    case CHOOSING ->
                            call.dialogue().playing().isPresent()
                                    ? new CallEvent.PromptFailed(now, NO_SOUND)
                                    : new CallEvent.ChoiceTimedOut(now);
                    case ROUTING -> routingOverdue(call.reach().step(), now);
                    case TALKING, ENDED -> new CallEvent.CapReached(now);
                    case SEALING -> new CallEvent.SealFailed(now, NO_SEAL);
                    case REGISTERING -> new CallEvent.RegisterOverdue(now);
                });
    }

    private static CallEvent routingOverdue(Reach.Step step, Tick now) {
        return switch (step) {
            case NOTHING -> new CallEvent.PromptFailed(now, NO_SOUND);
            case CALLING, CALLED -> new CallEvent.NoAnswer(now);
            case SEIZED -> new CallEvent.DialDue(now);
            case RESTING -> new CallEvent.StationRested(now);
            case RETURNING -> new CallEvent.RouteFailed(now, NO_REPLY);
            case BRIDGING -> new CallEvent.BridgeFailed(now, NO_REPLY);
        };
    }

    private static boolean reachingTooLong(Call call, Tick now) {
        boolean reaching =
                call.phase() == Phase.RINGING
                        || call.phase() == Phase.GUIDING
                        || call.phase() == Phase.CHOOSING
                        || call.phase() == Phase.ROUTING;
        return reaching && now.since(call.journey().rang()).compareTo(CallLimits.REACH_WITHIN) > 0;
    }
}
