package jp.denwaban.answering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Phase;
import jp.denwaban.call.Side;
import jp.denwaban.call.Tick;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent;
import jp.denwaban.recording.CallQuality.Flaw;
import org.jspecify.annotations.Nullable;

/**
 * What one line does with what its card says: the first ring begins a call, and all that follows
 * goes to its desk until it is over. Owned by the line's thread.
 *
 * <p>Longer than most: everything a card can say, and where it goes, are read together.
 */
final class LineDuty {
    /** Sealing may take 30 s, and a bell rings every 3 s; the first ring is the one that counts. */
    private static final int MOST_FOR_NEXT = 16;

    private final Shared shared;
    private final CallDesk.Owner owner;
    private final LineKeeper keeper;
    private final Legs legs;
    private final Announced announced = new Announced();
    private final Proof proof;
    private final Punctuality punctuality = new Punctuality();
    private @Nullable CallDesk desk;
    private final List<Runnable> forNext = new ArrayList<>();
    private Optional<Set<Flaw>> lastFlaws = Optional.empty();
    private int droppedFrames;
    private boolean bothLegs;
    private boolean draining;
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

    /**
     * What is wrong with the recording that runs or, until it rings again, with the last; empty
     * without one.
     */
    Optional<Set<Flaw>> flaws() {
        return Optional.ofNullable(desk).map(CallDesk::flaws).orElse(lastFlaws);
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

    /** 計画停止: while it lasts who rings is the switchboard's, in a moment. */
    void draining(boolean lasts) {
        draining = lasts;
    }

    void take(Line line, LineEvent event) {
        Tick at = new Tick(event.atNanos());
        CallDesk running = desk;
        if (running != null && running.closing() && ofTheNextCaller(event)) {
            keepForNext(() -> take(line, event));
        } else if (event instanceof LineEvent.Ringing) {
            ring(line, at, false);
        } else if (event instanceof LineEvent.CarRang) {
            ring(line, at, true);
        } else if (event instanceof LineEvent.CallerIdReceived received) {
            if (running != null) {
                // This call's and no other's: the next caller must not get it.
                running.happens(Announced.known(received, at));
            } else {
                announced.received(received, at);
            }
        } else if (event instanceof LineEvent.BypassEntered entered) {
            keeper.bypassEntered(entered.cause());
            happens(CallEvent.BypassEntered::new);
        } else if (event instanceof LineEvent.BypassLeft) {
            keeper.bypassLeft();
        } else if (event instanceof LineEvent.SoundTroubled troubled) {
            keeper.soundAlarms().raise(troubled.fault());
        } else if (event instanceof LineEvent.SoundRecovered recovered) {
            keeper.soundAlarms().clear(recovered.fault());
        } else if (event instanceof LineEvent.PortLost) {
            happens(CallEvent.LineLost::new);
            keeper.portLost();
        } else if (event instanceof LineEvent.WireDisturbed) {
            keeper.alarms().raiseInCall(LineAlarms.Code.WIRE_DISTURBED);
        } else if (running != null) {
            inCall(running, event, at);
        }
    }

    private static boolean ofTheNextCaller(LineEvent event) {
        return event instanceof LineEvent.Ringing
                || event instanceof LineEvent.CarRang
                || event instanceof LineEvent.CallerIdReceived;
    }

    /** He rings already; his call begins as soon as the one before is registered. */
    private void keepForNext(Runnable taken) {
        if (forNext.size() < MOST_FOR_NEXT) {
            forNext.add(taken);
        }
    }

    private void ring(Line line, Tick at, boolean car) {
        CallDesk running = desk;
        if (running != null) {
            running.happens(car ? new CallEvent.CarRang(at) : new CallEvent.Rang(at));
        } else {
            begin(line, at, car);
        }
    }

    private void begin(Line line, Tick at, boolean car) {
        if (!answering || draining || !keeper.serving()) {
            return;
        }
        CallDesk.First first =
                new CallDesk.First(at, car, car ? Optional.empty() : announced.take(at));
        droppedFrames = 0;
        punctuality.begin();
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
        } else if (event instanceof LineEvent.ProgressReported heard
                && heard.progress() == LineEvent.Progress.DIAL_TONE) {
            // What the card heard counts where digits wait for it; a hang-up is never only its
            // word.
            running.happens(new CallEvent.DialToneHeard(at));
        } else if (event instanceof LineEvent.AudioLost lost) {
            punctuality.missing(lost.missingFrames());
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
            punctuality.dropped(droppedFrames);
            running.audioLost(droppedFrames, new Tick(atNanos));
            droppedFrames = 0;
        }
        running.heard(atNanos, caller, staff);
        legs.hear(running.call(), bothLegs, caller, staff);
        shared.board().level(line, running.call(), caller, staff);
        punctuality.handled(atNanos, shared.nanos().getAsLong());
    }

    /** How late frames were handled so far. */
    Punctuality.Sum punctuality() {
        return punctuality.sum();
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
                lastFlaws = running.flaws();
                desk = null;
                keeper.alarms().callEnded();
                List<Runnable> waiting = List.copyOf(forNext);
                forNext.clear();
                waiting.forEach(Runnable::run);
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
