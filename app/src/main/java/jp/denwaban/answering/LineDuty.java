package jp.denwaban.answering;

import java.util.Optional;
import java.util.function.Function;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Phase;
import jp.denwaban.call.Side;
import jp.denwaban.call.Tick;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one line does with what its card says: the first ring begins a call, and all that follows
 * goes to its desk until it is over. Owned by the line's thread.
 */
final class LineDuty {
    private final Shared shared;
    private final CallDesk.Owner owner;
    private final LineKeeper keeper;
    private final Legs legs;
    private final Announced announced = new Announced();
    private final Proof proof;
    private @Nullable CallDesk desk;
    private int droppedFrames;
    private boolean bothLegs;
    private volatile boolean answering = true;

    LineDuty(Shared shared, CallDesk.Owner owner, LineKeeper keeper, Proof proof) {
        this.shared = shared;
        this.owner = owner;
        this.keeper = keeper;
        this.proof = proof;
        this.legs = new Legs(keeper);
    }

    Optional<Call> call() {
        return Optional.ofNullable(desk).map(CallDesk::call);
    }

    boolean idle() {
        return desk == null;
    }

    /** The truth of this moment, for the watchdog. */
    boolean alive(Tick now) {
        return proof.alive(call(), now.nanos());
    }

    /** From here on no ring begins a call. */
    void stopAnswering() {
        answering = false;
    }

    void take(Line line, LineEvent event) {
        Tick at = new Tick(event.atNanos());
        CallDesk running = desk;
        if (event instanceof LineEvent.Ringing) {
            ring(line, at);
        } else if (event instanceof LineEvent.CallerIdReceived received) {
            CallEvent known = announced.received(received, at);
            if (running != null) {
                running.happens(known);
            }
        } else if (event instanceof LineEvent.BypassEntered entered) {
            keeper.bypassEntered(entered.cause());
            happens(CallEvent.BypassEntered::new);
        } else if (event instanceof LineEvent.BypassLeft) {
            keeper.bypassLeft();
        } else if (event instanceof LineEvent.PortLost) {
            happens(CallEvent.LineLost::new);
            keeper.portLost();
        } else if (event instanceof LineEvent.WireDisturbed) {
            keeper.alarms().raiseInCall(LineAlarms.Code.WIRE_DISTURBED);
        } else if (running != null) {
            inCall(running, event, at);
        }
    }

    private void ring(Line line, Tick at) {
        CallDesk running = desk;
        if (running != null) {
            running.happens(new CallEvent.Rang(at));
            return;
        }
        if (!answering || !keeper.serving()) {
            return;
        }
        CallDesk.First first = new CallDesk.First(at, announced.take(at));
        droppedFrames = 0;
        bothLegs = line.profile().bothLegs();
        desk = new CallDesk(shared, owner, line, keeper.card().hands(), proof, first);
    }

    private void inCall(CallDesk running, LineEvent event, Tick at) {
        if (event instanceof LineEvent.DigitReported digit) {
            running.cardHeardDigit(digit.digit(), digit.atNanos());
        } else if (event instanceof LineEvent.LoopBroken) {
            running.happens(new CallEvent.HungUp(at, Side.CALLER));
        } else if (event instanceof LineEvent.StationAnswered) {
            running.happens(new CallEvent.DestinationAnswered(at));
        } else if (event instanceof LineEvent.StationReleased) {
            running.happens(new CallEvent.HungUp(at, Side.STAFF));
        } else if (event instanceof LineEvent.AudioLost lost) {
            keeper.alarms().raiseInCall(LineAlarms.Code.AUDIO_LOST);
            running.audioLost(lost.missingFrames(), at);
        } else if (event instanceof LineEvent.RanDry) {
            keeper.alarms().raiseInCall(LineAlarms.Code.RAN_DRY);
        }
    }

    /** 20 ms of both legs. */
    void hear(int line, long atNanos, short[] caller, short[] staff) {
        CallDesk running = desk;
        if (running == null) {
            return;
        }
        if (droppedFrames > 0) {
            running.audioLost(droppedFrames, new Tick(atNanos));
            droppedFrames = 0;
        }
        running.heard(atNanos, caller, staff);
        legs.hear(running.call(), bothLegs, caller, staff);
        shared.board().level(line, running.call(), caller, staff);
    }

    /** A frame for which there was no room; the next one tells the call. */
    void frameDropped() {
        droppedFrames++;
    }

    void timePasses(Tick now) {
        CallDesk running = desk;
        if (running != null) {
            running.timePasses(now);
            if (running.over()) {
                desk = null;
                keeper.alarms().callEnded();
            }
        }
    }

    /** A fact for the call, if one is running. */
    void happens(Function<Tick, CallEvent> fact) {
        CallDesk running = desk;
        if (running != null) {
            running.happens(fact.apply(new Tick(shared.nanos().getAsLong())));
        }
    }

    /** An assumption of ours broke: what was recorded is still to be sealed. */
    void broke() {
        if (call().filter(call -> call.phase().compareTo(Phase.SEALING) < 0).isPresent()) {
            happens(CallEvent.CallBroke::new);
        }
    }
}
