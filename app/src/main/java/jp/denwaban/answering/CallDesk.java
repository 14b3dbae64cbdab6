package jp.denwaban.answering;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallAction;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.CallFlow;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Destination;
import jp.denwaban.call.Digit;
import jp.denwaban.call.FaultCode;
import jp.denwaban.call.Guide;
import jp.denwaban.call.Phase;
import jp.denwaban.call.Tick;
import jp.denwaban.health.SiteClock;
import jp.denwaban.line.Line;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.CallQuality.Flaw;

/**
 * One call at work: gives the machine its facts and hands on what it asks: to the card ({@link
 * CardOrders}), the file ({@link CallRecorder}), the caller's ear ({@link Mouth}), the register
 * ({@link Registrar}). Owned by the line's thread; what others find out comes back through {@link
 * Owner#later}.
 *
 * <p>Longer than most: every action of the machine and who carries it out are read together.
 */
final class CallDesk {
    private static final FaultCode REGISTER = new FaultCode("D-04");

    /** Neither side has been heard for a minute of conversation. */
    private static final String SILENCE = "R-08";

    private final Shared shared;
    private final Owner owner;
    private final int line;
    private final CallFlow flow = new CallFlow();
    private final Mouth mouth;
    private final DigitGate gate = new DigitGate();
    private final Ears ears = new Ears(gate);
    private final Proof proof;
    private final CallRecorder recorder;
    private final CardOrders card;
    private Call call;

    /** The line this call is on. */
    interface Owner {
        /** Has something done on the line's own thread. */
        void later(Runnable task);

        void enterBypass();

        /** The call is over and its card stays on the line. Any thread. */
        void hangUpRefused();
    }

    /** Where others leave what they found out about the call; heard while the call is not over. */
    @FunctionalInterface
    interface Facts {
        void tell(Function<Tick, CallEvent> fact);
    }

    CallDesk(Shared shared, Owner owner, Line line, LineHands hands, Proof proof, First first) {
        this.shared = shared;
        this.owner = owner;
        this.line = line.number().value();
        this.mouth = new Mouth(line);
        this.card = new CardOrders(line, hands, this::fact);
        this.recorder = new CallRecorder(shared, this.line, proof, owner, this::fact);
        this.proof = proof;
        Guide guide = shared.plan().at(shared.clock().japanTime());
        CallNumber number = shared.registrar().nextNumber();
        CallFlow.Step step =
                first.car()
                        ? flow.begin(number, guide, new CallEvent.CarRang(first.at()))
                        : flow.begin(
                                number, guide, new CallEvent.Rang(first.at()), first.announced());
        this.call = step.next();
        proof.entered(call.phase(), first.at().nanos());
        step.actions().forEach(action -> perform(action, first.at()));
    }

    /**
     * The first ring.
     *
     * @param car the card says that it is the short one before the number
     * @param announced what Number Display said before it
     */
    record First(Tick at, boolean car, Optional<Caller> announced) {}

    Call call() {
        return call;
    }

    /** What is wrong with its recording so far; empty while there is none. */
    Optional<Set<Flaw>> flaws() {
        return recorder.flaws();
    }

    /** Whether the line is free again and only file and register are left to do. */
    boolean closing() {
        return call.phase().compareTo(Phase.SEALING) >= 0;
    }

    boolean over() {
        return call.phase() == Phase.ENDED;
    }

    /** A fact from outside. */
    void happens(CallEvent event) {
        tellEngaged(event.at());
        CallFlow.Step step = flow.step(call, event);
        call = step.next();
        proof.entered(call.phase(), event.at().nanos());
        if (event instanceof CallEvent.BypassEntered) {
            recorder.cutBy(CallFile.GapReason.BYPASS);
        } else if (event instanceof CallEvent.DiskLow) {
            recorder.cutBy(CallFile.GapReason.DISK);
        }
        step.actions().forEach(action -> perform(action, event.at()));
    }

    /** Before anything that may choose a destination: what the other lines have. */
    private void tellEngaged(Tick at) {
        Set<Destination> engaged = shared.engaged().byOthers(line);
        if (!engaged.equals(call.reach().engaged())) {
            call = flow.step(call, new CallEvent.DestinationsEngaged(at, engaged)).next();
        }
    }

    /** What follows from time alone. */
    void timePasses(Tick now) {
        flow.overdue(call, now).ifPresent(this::happens);
    }

    void cardHeardDigit(char key, long atNanos) {
        if (gate.pass(DigitGate.Source.CARD, DigitGate.Report.at(key, atNanos))) {
            happens(new CallEvent.DigitPressed(new Tick(atNanos), new Digit(key)));
        }
    }

    void audioLost(int missingFrames, Tick at) {
        ears.lost(missingFrames);
        happens(new CallEvent.AudioLost(at, missingFrames));
    }

    /** 20 ms of both legs: recorded first, then listened to, then answered with 20 ms of ours. */
    void heard(long atNanos, short[] caller, short[] staff) {
        proof.frame(atNanos);
        Tick at = new Tick(atNanos);
        if (call.recording()) {
            recorder.audio(caller, staff, at);
        }
        for (Function<Tick, CallEvent> fact : ears.hear(call, atNanos, caller, staff)) {
            happens(fact.apply(at));
        }
        mouth.frameHeard().ifPresent(prompt -> happens(new CallEvent.PromptFinished(at, prompt)));
    }

    private void perform(CallAction action, Tick at) {
        if (action instanceof CallAction.OpenFile) {
            recorder.open(call);
        } else if (action instanceof CallAction.Play play) {
            mouth.play(play.prompt(), shared.plan().prompts().samples(play.prompt()));
        } else if (action instanceof CallAction.PlayRingBack) {
            mouth.ringBack();
        } else if (action instanceof CallAction.StopPlaying) {
            mouth.stop();
        } else if (action instanceof CallAction.StartRecording) {
            // What stood in memory since the last ring-back burst comes first.
            recorder.start(call, at, ears.head().take(), ears.frames());
        } else if (action instanceof CallAction.NoteGap gap) {
            recorder.gap(gap.missingFrames());
        } else if (action instanceof CallAction.WarnOfSilence) {
            shared.alarms().raise(3, shared.clock().instant(), SILENCE, Optional.of(line));
        } else if (action instanceof CallAction.EndWarning) {
            shared.alarms().clear(SILENCE, Optional.of(line));
        } else if (action instanceof CallAction.FinishRecording) {
            shared.engaged().leaves(line);
            shared.alarms().clear(SILENCE, Optional.of(line));
            recorder.finish(call, at);
        } else if (action instanceof CallAction.RegisterCall) {
            register();
        } else if (action instanceof CallAction.EnterBypass) {
            owner.enterBypass();
        } else {
            command(action);
        }
    }

    private void command(CallAction action) {
        if (action instanceof CallAction.Answer) {
            card.answer();
        } else if (action instanceof CallAction.RouteTo routeTo) {
            shared.engaged().calls(line, routeTo.destination());
            card.routeTo(routeTo.destination(), () -> ears.reached(call));
        } else if (action instanceof CallAction.SendDigits digits) {
            card.sendDigits(digits.destination(), () -> ears.reached(call));
        } else if (action instanceof CallAction.TakeBack) {
            card.takeBack(ears::callerReturned);
        } else if (action instanceof CallAction.Bridge) {
            card.bridge();
        } else if (action instanceof CallAction.ReleaseStation) {
            shared.engaged().leaves(line);
            ears.stationReleased();
            card.releaseStation();
        } else if (action instanceof CallAction.HangUp) {
            mouth.stop();
            card.hangUp(owner::hangUpRefused);
        }
    }

    private void fact(Function<Tick, CallEvent> fact) {
        owner.later(
                () -> {
                    if (!over()) {
                        happens(fact.apply(new Tick(shared.nanos().getAsLong())));
                    }
                });
    }

    private void register() {
        int hour =
                shared.clock()
                        .at(call.journey().rang().nanos())
                        .atOffset(SiteClock.JAPAN)
                        .getHour();
        CallNumber mine = call.number();
        CallSealed over = new CallSealed(call, line, hour, recorder.cut(), recorder.whole());
        shared.registrar()
                .register(
                        over,
                        new Registrar.Reply() {
                            @Override
                            public void registered(LocalDate day) {
                                shared.board().registered(day, over);
                                fact(at -> new CallEvent.CallRecorded(at, mine));
                            }

                            @Override
                            public void failed() {
                                fact(at -> new CallEvent.RegisterFailed(at, REGISTER));
                            }
                        });
    }
}
