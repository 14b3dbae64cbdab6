package jp.denwaban.answering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.denwaban.audio.LineAudio;
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
import jp.denwaban.line.Route;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.Seal;
import org.jspecify.annotations.Nullable;

/**
 * One call at work: gives the machine its facts and does what it asks, on the line, in the file, in
 * the register. Owned by the line's thread; what others find out comes back through {@link
 * Owner#later}.
 */
final class CallDesk {
    private static final FaultCode LINE = new FaultCode("L-01");
    private static final FaultCode DISK = new FaultCode("D-03");
    private static final FaultCode REGISTER = new FaultCode("D-04");

    private final Shared shared;
    private final Owner owner;
    private final Line line;
    private final LineHands hands;
    private final CallFlow flow = new CallFlow();
    private final Mouth mouth;
    private final DigitGate gate = new DigitGate();
    private final Ears ears = new Ears(gate);
    private final Proof proof;
    private final List<Seal> cut = new ArrayList<>();
    private final List<Seal> whole = new ArrayList<>();
    private @Nullable CallFile file;
    private Optional<Duration> audioFrom = Optional.empty();
    private long recordedFrames;
    private boolean finishing;
    private Call call;

    /** The line this call is on. */
    interface Owner {
        /** Has something done on the line's own thread. */
        void later(Runnable task);

        void enterBypass();
    }

    CallDesk(Shared shared, Owner owner, Line line, LineHands hands, Proof proof, First first) {
        this.shared = shared;
        this.owner = owner;
        this.line = line;
        this.hands = hands;
        this.mouth = new Mouth(line);
        this.proof = proof;
        Guide guide = shared.plan().at(shared.clock().japanTime());
        CallFlow.Step step =
                flow.begin(
                        shared.registrar().nextNumber(),
                        guide,
                        new CallEvent.Rang(first.at()),
                        first.announced());
        this.call = step.next();
        proof.entered(call.phase(), first.at().nanos());
        step.actions().forEach(action -> perform(action, first.at()));
    }

    /** The first ring, and what Number Display said before it. */
    record First(Tick at, Optional<Caller> announced) {}

    Call call() {
        return call;
    }

    boolean over() {
        return call.phase() == Phase.ENDED;
    }

    /** A fact from outside. */
    void happens(CallEvent event) {
        CallFlow.Step step = flow.step(call, event);
        call = step.next();
        proof.entered(call.phase(), event.at().nanos());
        step.actions().forEach(action -> perform(action, event.at()));
    }

    /** What follows from time alone. */
    void timePasses(Tick now) {
        flow.overdue(call, now).ifPresent(this::happens);
    }

    void cardHeardDigit(char key, long atNanos) {
        if (gate.pass(DigitGate.Source.CARD, key, atNanos)) {
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
        CallFile open = file;
        if (call.recording() && open != null) {
            open.audio(caller.clone(), staff.clone());
            recordedFrames++;
        }
        for (Function<Tick, CallEvent> fact : ears.hear(call, atNanos, caller, staff)) {
            happens(fact.apply(at));
        }
        mouth.frameHeard().ifPresent(prompt -> happens(new CallEvent.PromptFinished(at, prompt)));
    }

    private void perform(CallAction action, Tick at) {
        if (action instanceof CallAction.OpenFile) {
            openFile();
        } else if (action instanceof CallAction.Play play) {
            mouth.play(play.prompt(), shared.plan().prompts().samples(play.prompt()));
        } else if (action instanceof CallAction.PlayRingBack) {
            mouth.ringBack();
        } else if (action instanceof CallAction.StopPlaying) {
            mouth.stop();
        } else if (action instanceof CallAction.RouteTo routeTo) {
            routeTo(routeTo.destination());
        } else if (action instanceof CallAction.StartRecording) {
            startRecording(at);
        } else if (action instanceof CallAction.NoteGap gap) {
            noteGap(gap.missingFrames());
        } else if (action instanceof CallAction.FinishRecording) {
            finish();
        } else if (action instanceof CallAction.RegisterCall) {
            register();
        } else {
            command(action);
        }
    }

    private void command(CallAction action) {
        if (action instanceof CallAction.Answer) {
            give(line::answer, CallEvent.Answered::new, at -> new CallEvent.AnswerFailed(at, LINE));
        } else if (action instanceof CallAction.Bridge) {
            give(line::bridge, CallEvent.Bridged::new, at -> new CallEvent.BridgeFailed(at, LINE));
        } else if (action instanceof CallAction.ReleaseStation) {
            hands.give(line::releaseStation, () -> {}, failed -> {});
        } else if (action instanceof CallAction.HangUp) {
            mouth.stop();
            hands.give(line::hangUp, () -> {}, failed -> {});
        } else if (action instanceof CallAction.EnterBypass) {
            owner.enterBypass();
        }
    }

    private void routeTo(Destination to) {
        Route route = new Route(Route.Way.valueOf(to.way().name()), to.extension());
        CallNumber mine = call.number();
        hands.give(
                () -> line.routeTo(route),
                () ->
                        fact(
                                mine,
                                at -> {
                                    ears.callingDestination();
                                    return new CallEvent.DestinationCalled(at);
                                }),
                failed -> fact(mine, at -> new CallEvent.RouteFailed(at, LINE)));
    }

    private void give(
            LineHands.Command command,
            Function<Tick, CallEvent> done,
            Function<Tick, CallEvent> failed) {
        CallNumber mine = call.number();
        hands.give(command, () -> fact(mine, done), why -> fact(mine, failed));
    }

    private void fact(CallNumber of, Function<Tick, CallEvent> fact) {
        owner.later(
                () -> {
                    if (call.number().equals(of) && !over()) {
                        happens(fact.apply(new Tick(shared.nanos().getAsLong())));
                    }
                });
    }

    private void openFile() {
        CallFile opened =
                shared.store().begin(call.number(), line.number().value(), new FileEars());
        file = opened;
        opened.meta(meta());
    }

    /** What stood in memory since the last ring-back burst comes first. */
    private void startRecording(Tick at) {
        CallFile open = file;
        if (open == null) {
            return;
        }
        Deque<Head.Heard> head = ears.head().take();
        // Before the first record: a file cut after it must still say where its audio begins.
        audioFrom = Optional.of(frames(head.isEmpty() ? ears.frames() : head.getFirst().index()));
        open.meta(meta());
        proof.durable(at.nanos());
        for (Head.Heard frame : head) {
            open.audio(frame.caller().clone(), frame.staff().clone());
            recordedFrames++;
        }
    }

    private void noteGap(int missingFrames) {
        CallFile open = file;
        if (open != null) {
            open.gap(
                    CallFile.GapReason.LINE,
                    frames(recordedFrames),
                    frames(recordedFrames + missingFrames));
            recordedFrames += missingFrames;
        }
    }

    private void finish() {
        finishing = true;
        CallFile open = file;
        if (open == null) {
            fact(call.number(), at -> new CallEvent.SealFailed(at, DISK));
            return;
        }
        open.finish(meta());
    }

    private void register() {
        int hour =
                shared.clock()
                        .at(call.journey().rang().nanos())
                        .atOffset(SiteClock.JAPAN)
                        .getHour();
        CallNumber mine = call.number();
        CallSealed over = new CallSealed(call, line.number().value(), hour, cut, whole);
        shared.registrar()
                .register(
                        over,
                        new Registrar.Reply() {
                            @Override
                            public void registered(LocalDate day) {
                                shared.board().registered(day, over);
                                fact(mine, at -> new CallEvent.CallRecorded(at, mine));
                            }

                            @Override
                            public void failed() {
                                fact(mine, at -> new CallEvent.RegisterFailed(at, REGISTER));
                            }
                        });
    }

    private CallMeta meta() {
        return new CallMeta(
                call.number(),
                line.number().value(),
                call.journey().caller(),
                shared.clock().at(call.journey().rang().nanos()),
                shared.clock().doubtful(),
                call.journey().answered().map(this::time),
                call.journey().key(),
                call.journey().destination().map(Destination::name),
                call.journey().talkFrom().map(this::time),
                audioFrom,
                call.journey().ended().map(this::time),
                call.journey().outcome());
    }

    private Instant time(Tick at) {
        return shared.clock().at(at.nanos());
    }

    private static Duration frames(long count) {
        return Duration.ofMillis(count * LineAudio.FRAME_MILLIS);
    }

    /** What the writer's thread says, brought to the line's thread. */
    private final class FileEars implements CallFile.Listener {
        private final CallNumber mine = call.number();

        @Override
        public void durable(long atNanos) {
            // With the time of our own clock: a record counts from when we know of it.
            owner.later(() -> proof.durable(shared.nanos().getAsLong()));
        }

        @Override
        public void sealed(Seal seal) {
            owner.later(() -> whole.add(seal));
            fact(mine, CallEvent.RecordingSealed::new);
        }

        @Override
        public void cut(Seal part) {
            owner.later(() -> cut.add(part));
            fact(mine, CallEvent.RecordingCut::new);
        }

        @Override
        public void failed(String faultCode) {
            fact(
                    mine,
                    at ->
                            finishing
                                    ? new CallEvent.SealFailed(at, DISK)
                                    : new CallEvent.RecordingFailed(at, DISK));
        }
    }
}
