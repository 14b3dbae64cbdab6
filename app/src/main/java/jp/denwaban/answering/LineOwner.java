package jp.denwaban.answering;

import java.time.Duration;
import java.util.Optional;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Tick;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent;
import jp.denwaban.line.LineListener;
import jp.denwaban.line.LineTime;
import jp.denwaban.site.SiteSettings.TrunkLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of one line: what its card says goes to {@link LineDuty}, what is ordered to
 * {@link LineKeeper}; it feeds the watchdog while both stand, and shows the board what it sees.
 *
 * <p>Longer than most: everything that may be asked of a line, and one turn of its thread, are read
 * together.
 */
final class LineOwner implements CallDesk.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(LineOwner.class);

    /** A person does not see more changes of a tile than these. */
    private static final Duration SHOW_EVERY = Duration.ofMillis(200);

    /** Its thread waits 50 ms at most for something to do. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);

    /**
     * Proof is fresh for 1.5 s; a second later the line goes to bypass by order, so that it is
     * there within 3 s of the last proof. A card that hears no order falls by its own watchdog.
     */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(1);

    private final Shared shared;
    private final TrunkLine trunk;
    private final Inbox inbox;
    private final LineKeeper keeper;
    private final LineDuty duty;
    private final Drain drain = new Drain();
    private long lastShown;
    private Tick lastAlive;
    private @Nullable LineStatusDraft lastStatus;
    private volatile boolean closed;
    private final LineTime.Work work;

    LineOwner(Shared shared, TrunkLine trunk, LineSource source, boolean inService) {
        this(shared, trunk, source, inService, new Proof());
    }

    /** {@code proof} decides when the card is told that this line is alive. */
    LineOwner(Shared shared, TrunkLine trunk, LineSource source, boolean inService, Proof proof) {
        this.shared = shared;
        this.trunk = trunk;
        this.inbox = new Inbox(shared.time());
        this.lastAlive = now();
        this.keeper = new LineKeeper(shared, trunk, source, this::listener, this::later);
        this.duty = new LineDuty(shared, this, keeper, proof);
        later(() -> keeper.begin(inService));
        this.work = shared.time().goRound("line-" + trunk.number(), this::turn);
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
        if (!inbox.fact(task)) {
            // The call's deadlines recover what this fact would have told.
            LOG.error("line {}: a fact was dropped, its thread stands still", trunk.number());
        }
    }

    @Override
    public void enterBypass() {
        keeper.enterBypass();
    }

    @Override
    public void hangUpRefused() {
        later(keeper::hangUpRefused);
    }

    /** 従来交換へ切替. Bridged talks go on by the relay. */
    void orderBypass() {
        later(
                () -> {
                    drain.end();
                    keeper.orderBypass();
                });
    }

    void orderService() {
        later(
                () -> {
                    duty.draining(false);
                    drain.end();
                    keeper.orderService();
                });
    }

    /** 計画停止: bypass as soon as no call runs, or when the limit is reached. */
    void drain(Runnable over) {
        later(
                () -> {
                    duty.draining(true);
                    drain.begin(now(), over);
                });
    }

    /** The disk says so: nothing more is acquired. */
    void diskFull() {
        later(
                () -> {
                    keeper.retire();
                    duty.happens(CallEvent.DiskLow::new);
                    if (duty.idle()) {
                        keeper.enterBypass();
                    }
                });
    }

    /** From here on no ring begins a call. */
    void stopAnswering() {
        duty.stopAnswering();
    }

    /** Ends what runs by bypass; {@link #idle} tells when it is sealed and registered. */
    void endCalls() {
        later(keeper::orderBypass);
    }

    Punctuality.Sum punctuality() {
        return duty.punctuality();
    }

    Optional<Call> call() {
        return duty.call();
    }

    boolean idle() {
        return duty.idle();
    }

    /** Closes the port; the thread ends. */
    void close() {
        closed = true;
        try {
            work.join(ENDS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeper.close();
    }

    private boolean turn() throws InterruptedException {
        inbox.next().ifPresent(this::guarded);
        guarded(this::timePasses);
        return !closed;
    }

    /** A broken assumption ends the call by its sealing path, not the process. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("line {}: an assumption broke", trunk.number(), e);
            duty.broke();
        }
    }

    private void timePasses() {
        Tick now = now();
        duty.timePasses(now);
        keeper.timePasses(now, duty.idle());
        if (drain.due(now, duty.idle())) {
            keeper.orderBypass();
            duty.draining(false);
            drain.end();
        }
        feedIfAlive(now);
        LineStatusDraft status = status();
        if (now.nanos() - lastShown >= SHOW_EVERY.toNanos() || !status.sameState(lastStatus)) {
            lastShown = now.nanos();
            lastStatus = status;
            shared.board().show(status);
        }
    }

    /** Fed on proof alone. Without any for too long the line is taken out before its card does. */
    private void feedIfAlive(Tick now) {
        if (!keeper.serving() || duty.alive(now)) {
            lastAlive = now;
        } else if (now.since(lastAlive).compareTo(DEAD_AFTER) > 0) {
            keeper.provenDead();
        }
        if (keeper.serving() && lastAlive.equals(now)) {
            keeper.card().feed(now);
        }
    }

    private Tick now() {
        return new Tick(shared.nanos().getAsLong());
    }

    private LineStatusDraft status() {
        return new LineStatusDraft(
                trunk.number(),
                keeper.state(),
                keeper.card().fed(now()),
                duty.call(),
                duty.flaws());
    }

    /** One for each opening of the port: what a closed line still says is not heard. */
    private LineListener listener(Line line) {
        return new LineListener() {
            @Override
            public void happened(LineEvent event) {
                later(
                        () -> {
                            if (keeper.card().holds(line)) {
                                duty.take(line, event);
                            }
                        });
            }

            @Override
            public void heard(long atNanos, short[] caller, short[] staff) {
                if (!inbox.frame(() -> duty.hear(number(), atNanos, caller, staff))) {
                    later(duty::frameDropped);
                }
            }
        };
    }
}
