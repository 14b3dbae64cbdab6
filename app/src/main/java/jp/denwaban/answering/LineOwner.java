package jp.denwaban.answering;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Phase;
import jp.denwaban.call.Side;
import jp.denwaban.call.Tick;
import jp.denwaban.health.NamedThread;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent;
import jp.denwaban.line.LineListener;
import jp.denwaban.site.SiteSettings.TrunkLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of one line: owns its call, decides when its card may be told that the line is
 * alive, and brings the line back after bypass or a lost port.
 */
final class LineOwner implements CallDesk.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(LineOwner.class);

    /** 20 s of frames; what comes beyond is lost audio, and said so. */
    private static final int MOST_WAITING = 1024;

    /** So much room of the queue is kept for facts: those are never dropped for frames. */
    private static final int ROOM_FOR_FACTS = 256;

    /** A person does not see more changes of a tile than these. */
    private static final Duration SHOW_EVERY = Duration.ofMillis(200);

    /** Number Display data and the ring it belongs to lie within one silence of the bell. */
    private static final Duration CALLER_ID_LIVES = Duration.ofSeconds(10);

    private final Shared shared;
    private final TrunkLine trunk;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>(MOST_WAITING);
    private final LineKeeper keeper;
    private final Proof proof = new Proof();
    private @Nullable CallDesk desk;
    private Optional<CallEvent.CallerKnown> announced = Optional.empty();
    private int droppedFrames;
    private long lastShown;
    private @Nullable LineStatusDraft lastStatus;
    private volatile boolean closed;
    private volatile boolean answering = true;
    private final Thread thread;

    LineOwner(Shared shared, TrunkLine trunk, LineSource source, boolean inService) {
        this.shared = shared;
        this.trunk = trunk;
        this.keeper = new LineKeeper(shared, trunk, source, this::listener, this::later);
        this.thread = NamedThread.start("line-" + trunk.number(), this::work);
        later(() -> keeper.begin(inService));
    }

    int number() {
        return trunk.number();
    }

    LineKeeper keeper() {
        return keeper;
    }

    /** Why the line could not be opened the first time. */
    Optional<LineTrouble> trouble() {
        return keeper.firstFailure().map(why -> LineTrouble.of(trunk, why));
    }

    @Override
    public void later(Runnable task) {
        if (!inbox.offer(task)) {
            // The call's deadlines recover what this fact would have told.
            LOG.error("line {}: a fact was dropped, its thread stands still", trunk.number());
        }
    }

    @Override
    public void enterBypass() {
        keeper.enterBypass();
    }

    /** 従来交換へ切替. Bridged talks go on by the relay. */
    void orderBypass() {
        later(keeper::orderBypass);
    }

    void orderService() {
        later(keeper::orderService);
    }

    /** The disk says so: nothing more is acquired. */
    void diskFull() {
        later(
                () -> {
                    keeper.retire();
                    happens(CallEvent.DiskLow::new);
                    if (desk == null) {
                        keeper.enterBypass();
                    }
                });
    }

    /** From here on no ring begins a call. */
    void stopAnswering() {
        answering = false;
    }

    /** Ends what runs by bypass; {@link #idle} tells when it is sealed and registered. */
    void endCalls() {
        later(keeper::orderBypass);
    }

    boolean idle() {
        return desk == null;
    }

    /** Closes the port; the thread ends. */
    void close() {
        closed = true;
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeper.close();
    }

    private void work() {
        try {
            while (!closed) {
                Runnable next = inbox.poll(50, TimeUnit.MILLISECONDS);
                if (next != null) {
                    guarded(next);
                }
                guarded(this::timePasses);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A broken assumption ends the call by its sealing path, not the process. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("line {}: an assumption broke", trunk.number(), e);
            CallDesk broken = desk;
            if (broken != null && broken.call().phase().compareTo(Phase.SEALING) < 0) {
                broken.happens(new CallEvent.CallBroke(now()));
            }
        }
    }

    private void timePasses() {
        Tick now = now();
        CallDesk running = desk;
        if (running != null) {
            running.timePasses(now);
            if (running.over()) {
                desk = null;
            }
        }
        keeper.timePasses(now, desk == null);
        feedIfAlive(now);
        LineStatusDraft status = status();
        if (now.nanos() - lastShown >= SHOW_EVERY.toNanos() || !status.sameState(lastStatus)) {
            lastShown = now.nanos();
            lastStatus = status;
            shared.board().show(status);
        }
    }

    private void feedIfAlive(Tick now) {
        if (keeper.serving() && proof.alive(call(), now.nanos())) {
            keeper.card().feed(now);
        }
    }

    private Optional<Call> call() {
        return Optional.ofNullable(desk).map(CallDesk::call);
    }

    private Tick now() {
        return new Tick(shared.nanos().getAsLong());
    }

    private LineStatusDraft status() {
        return new LineStatusDraft(
                trunk.number(), keeper.state(), keeper.card().fed(now()), call());
    }

    private void happens(Function<Tick, CallEvent> fact) {
        CallDesk running = desk;
        if (running != null) {
            running.happens(fact.apply(now()));
        }
    }

    /** One for each opening of the port: what a closed line still says is not heard. */
    private LineListener listener(Line line) {
        return new LineListener() {
            @Override
            public void happened(LineEvent event) {
                later(
                        () -> {
                            if (keeper.card().holds(line)) {
                                take(line, event);
                            }
                        });
            }

            @Override
            public void heard(long atNanos, short[] caller, short[] staff) {
                boolean room = inbox.remainingCapacity() > ROOM_FOR_FACTS;
                if (!room || !inbox.offer(() -> hear(atNanos, caller, staff))) {
                    later(() -> droppedFrames++);
                }
            }
        };
    }

    private void hear(long atNanos, short[] caller, short[] staff) {
        CallDesk running = desk;
        if (running == null) {
            return;
        }
        if (droppedFrames > 0) {
            running.audioLost(droppedFrames, new Tick(atNanos));
            droppedFrames = 0;
        }
        running.heard(atNanos, caller, staff);
        shared.board().level(trunk.number(), running.call(), caller, staff);
    }

    private void take(Line line, LineEvent event) {
        Tick at = new Tick(event.atNanos());
        CallDesk running = desk;
        if (event instanceof LineEvent.Ringing) {
            ring(line, at);
        } else if (event instanceof LineEvent.CallerIdReceived received) {
            CallEvent.CallerKnown known = new CallEvent.CallerKnown(at, caller(received));
            announced = Optional.of(known);
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
        Optional<Caller> known =
                announced
                        .filter(id -> at.since(id.at()).compareTo(CALLER_ID_LIVES) < 0)
                        .map(CallEvent.CallerKnown::caller);
        announced = Optional.empty();
        droppedFrames = 0;
        desk =
                new CallDesk(
                        shared,
                        this,
                        line,
                        keeper.card().hands(),
                        proof,
                        new CallDesk.First(at, known));
    }

    private static void inCall(CallDesk running, LineEvent event, Tick at) {
        if (event instanceof LineEvent.DigitReported digit) {
            running.cardHeardDigit(digit.digit(), digit.atNanos());
        } else if (event instanceof LineEvent.LoopBroken) {
            running.happens(new CallEvent.HungUp(at, Side.CALLER));
        } else if (event instanceof LineEvent.StationAnswered) {
            running.happens(new CallEvent.DestinationAnswered(at));
        } else if (event instanceof LineEvent.StationReleased) {
            running.happens(new CallEvent.HungUp(at, Side.STAFF));
        } else if (event instanceof LineEvent.AudioLost lost) {
            running.audioLost(lost.missingFrames(), at);
        }
    }

    private static Caller caller(LineEvent.CallerIdReceived received) {
        if (received.callerId() instanceof CallerId.Number number) {
            return new Caller.Number(number.digits());
        }
        return Caller.Absent.valueOf(((CallerId.Absent) received.callerId()).name());
    }
}
