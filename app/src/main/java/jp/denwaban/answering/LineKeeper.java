package jp.denwaban.answering;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import jp.denwaban.call.Tick;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent.BypassCause;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineListener;
import jp.denwaban.site.SiteSettings.TrunkLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one line in the state it should be in: opened, taken out of bypass when its trunk is idle,
 * reopened when its port was lost, given up after three failures. Owned by the line's thread.
 */
final class LineKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LineKeeper.class);

    /** telephony.md: close, wait 10 s, reopen. */
    private static final Duration REOPEN_AFTER = Duration.ofSeconds(10);

    /** A card that was in the middle of something when we began may need a moment. */
    private static final Duration FIRST_REOPEN_AFTER = Duration.ofSeconds(1);

    /** A trunk in use is asked again after this. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    /** After a watchdog bypass the line waits so long before it serves again. */
    private static final Duration REST_AFTER_WATCHDOG = Duration.ofSeconds(10);

    private static final int MOST_REOPENINGS = 3;
    private static final String CARD_SILENT = "L-03";
    private static final String WATCHDOG_FELL = "L-04";

    private final Shared shared;
    private final TrunkLine trunk;
    private final LineSource source;
    private final Function<Line, LineListener> listener;
    private final Executor owner;
    private volatile Service state = Service.OPENING;
    private @Nullable Line line;
    private LineHands hands;
    private LineHands feeder;
    private boolean wanted;
    private boolean asking;
    private volatile int failures;
    private long nextTryNanos;
    private volatile boolean trunkBusy;
    private volatile long fedAtNanos;
    private volatile Optional<LineException> firstFailure = Optional.empty();

    /** What the line is to the telephone network. */
    enum Service {
        OPENING,
        IN_SERVICE,
        /** The relay joins trunk and attendant. */
        BYPASS,
        LOST,
        /** Given up until a person orders service. */
        FAULT
    }

    LineKeeper(
            Shared shared,
            TrunkLine trunk,
            LineSource source,
            Function<Line, LineListener> listener,
            Executor owner) {
        this.shared = shared;
        this.trunk = trunk;
        this.source = source;
        this.listener = listener;
        this.owner = owner;
        this.hands = new LineHands("card-" + trunk.number());
        this.feeder = new LineHands("feed-" + trunk.number());
        this.fedAtNanos = shared.nanos().getAsLong() - Duration.ofMinutes(1).toNanos();
    }

    Service state() {
        return state;
    }

    boolean serving() {
        return state == Service.IN_SERVICE;
    }

    /** Whether service was asked for and the card said that its trunk is in use. */
    boolean trunkBusy() {
        return trunkBusy;
    }

    /** Whether the next opening decides: the first one may have met a card that was busy. */
    boolean tryingAgain() {
        return state == Service.LOST
                && failures == 1
                && firstFailure
                        .map(why -> why.kind() == LineException.Kind.PORT_LOST)
                        .orElse(false);
    }

    /** Why the line could not be opened the first time. */
    Optional<LineException> firstFailure() {
        return firstFailure;
    }

    LineHands hands() {
        return hands;
    }

    boolean holds(Line one) {
        return one == line;
    }

    /** Whether the card was fed in the last three seconds. */
    boolean fed(Tick now) {
        return now.nanos() - fedAtNanos <= Duration.ofSeconds(3).toNanos();
    }

    void begin(boolean inService) {
        wanted = inService;
        open();
    }

    /** 従来交換へ切替: by a person or at the end. It stays so until ordered back. */
    void orderBypass() {
        retire();
        enterBypass();
    }

    /** From the next bypass on the line stays there until a person orders it back. */
    void retire() {
        wanted = false;
    }

    /** The line's own bypass: it comes back by itself when its trunk is idle. */
    void enterBypass() {
        Line mine = line;
        if (mine != null && state == Service.IN_SERVICE) {
            state = Service.BYPASS;
            nextTryNanos = inNanos(REST_AFTER_WATCHDOG);
            hands.give(mine::enterBypass, () -> {}, failed -> {});
        }
    }

    void orderService() {
        wanted = true;
        nextTryNanos = shared.nanos().getAsLong();
        if (state == Service.FAULT) {
            failures = 0;
            open();
        }
    }

    void bypassEntered(BypassCause cause) {
        if (cause == BypassCause.WATCHDOG && state == Service.IN_SERVICE) {
            shared.alarms().raise(2, shared.clock().instant(), WATCHDOG_FELL, number());
            nextTryNanos = inNanos(REST_AFTER_WATCHDOG);
        }
        if (state == Service.IN_SERVICE) {
            state = Service.BYPASS;
        }
    }

    void bypassLeft() {
        if (state == Service.BYPASS || state == Service.OPENING) {
            state = Service.IN_SERVICE;
            shared.alarms().clear(WATCHDOG_FELL, number());
        }
    }

    void portLost() {
        if (state != Service.LOST && state != Service.FAULT) {
            LOG.warn("line {}: port lost", trunk.number());
            failed();
        }
    }

    /** Tells the card that the line is alive; {@code over} hears when the card has replied. */
    void feed(Runnable over) {
        Line mine = line;
        if (mine == null) {
            over.run();
            return;
        }
        feeder.give(
                mine::feedWatchdog,
                () -> {
                    fedAtNanos = shared.nanos().getAsLong();
                    over.run();
                },
                failed -> {
                    if (failed.kind() == LineException.Kind.UNSUPPORTED) {
                        fedAtNanos = shared.nanos().getAsLong();
                    }
                    over.run();
                });
    }

    /**
     * Tries what is due.
     *
     * @param idle whether no call of ours is on the line
     */
    void timePasses(Tick now, boolean idle) {
        boolean due = now.nanos() >= nextTryNanos && !asking && idle;
        if (due && state == Service.LOST) {
            open();
        } else if (due && state == Service.BYPASS && wanted) {
            leaveBypass();
        }
    }

    void close() {
        Line mine = line;
        line = null;
        if (mine != null) {
            mine.close();
        }
        hands.close();
        feeder.close();
    }

    private void open() {
        asking = true;
        state = Service.OPENING;
        hands.give(
                () -> {
                    Line opened = source.line(trunk);
                    owner.execute(() -> line = opened);
                    opened.open(listener.apply(opened));
                },
                () -> owner.execute(this::opened),
                why -> owner.execute(() -> notOpened(why)));
    }

    private void opened() {
        asking = false;
        failures = 0;
        firstFailure = Optional.empty();
        shared.alarms().clear(CARD_SILENT, number());
        state = Service.BYPASS;
        nextTryNanos = shared.nanos().getAsLong();
    }

    private void notOpened(LineException why) {
        asking = false;
        if (firstFailure.isEmpty()) {
            firstFailure = Optional.of(why);
        }
        LOG.warn("line {}: cannot be opened: {}", trunk.number(), why.getMessage());
        failed();
    }

    private void failed() {
        Line dead = line;
        line = null;
        LineHands old = hands;
        LineHands oldFeeder = feeder;
        hands = new LineHands("card-" + trunk.number());
        feeder = new LineHands("feed-" + trunk.number());
        if (dead != null) {
            old.give(dead::close, () -> {}, failed -> {});
        }
        old.close();
        oldFeeder.close();
        boolean neverOpened = firstFailure.isPresent() && failures == 0;
        failures++;
        boolean givenUp = failures > MOST_REOPENINGS;
        state = givenUp ? Service.FAULT : Service.LOST;
        nextTryNanos = inNanos(neverOpened ? FIRST_REOPEN_AFTER : REOPEN_AFTER);
        shared.alarms().raise(givenUp ? 1 : 2, shared.clock().instant(), CARD_SILENT, number());
    }

    private void leaveBypass() {
        Line mine = line;
        if (mine == null) {
            return;
        }
        asking = true;
        nextTryNanos = inNanos(ASK_AGAIN);
        hands.give(
                () -> {
                    leave(mine);
                    // Whatever the stream of a talk in bypass left behind: the trunk is idle now.
                    mine.hangUp();
                },
                () ->
                        owner.execute(
                                () -> {
                                    asking = false;
                                    bypassLeft();
                                }),
                failed ->
                        owner.execute(
                                () -> {
                                    asking = false;
                                    trunkBusy = failed.kind() == LineException.Kind.BUSY;
                                }));
    }

    private static void leave(Line line) throws LineException {
        try {
            line.leaveBypass();
        } catch (LineException e) {
            if (e.kind() != LineException.Kind.UNSUPPORTED) {
                throw e;
            }
        }
    }

    private Optional<Integer> number() {
        return Optional.of(trunk.number());
    }

    private long inNanos(Duration wait) {
        return shared.nanos().getAsLong() + wait.toNanos();
    }
}
