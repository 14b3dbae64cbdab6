package jp.denwaban.answering;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.call.Tick;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent.BypassCause;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineListener;
import jp.denwaban.site.SiteSettings.TrunkLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one line in the state it should be in: opened, taken out of bypass when its trunk is idle,
 * reopened when its port was lost, given up after three failures. Owned by the line's thread.
 *
 * <p>A little over the usual length on purpose: every transition of {@link Service} stands here,
 * and whether one may follow another is only seen with all of them on one page.
 */
final class LineKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LineKeeper.class);

    /** A trunk in use is asked again after this. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    /** A port that opens and dies again is no port that came back: a minute of service shows it. */
    private static final Duration STEADY_AFTER = Duration.ofMinutes(1);

    /** After a watchdog bypass the line waits so long before it serves again. */
    private static final Duration REST_AFTER_WATCHDOG = Duration.ofSeconds(10);

    private final Shared shared;
    private final int number;
    private final LineAlarms alarms;
    private final SoundAlarms soundAlarms;
    private final HeldCard card;
    private final Reopening reopening = new Reopening();
    private volatile Service state = Service.OPENING;
    private boolean wanted;
    private boolean asking;
    private long nextTryNanos;
    private long servingSince;
    private volatile boolean trunkBusy;

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
        this.number = trunk.number();
        this.alarms = new LineAlarms(shared, number);
        this.soundAlarms =
                new SoundAlarms(
                        shared.alarms(),
                        shared.clock()::instant,
                        number,
                        detail -> shared.registrar().note(EntryCode.LINE_FAULT.text(), detail));
        this.card = new HeldCard(trunk, source, listener, owner, shared.time());
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

    /** Whether the next opening decides. */
    boolean tryingAgain() {
        return state == Service.LOST && reopening.undecided();
    }

    /** Why the line could not be opened the first time. */
    Optional<LineException> firstFailure() {
        return reopening.firstFailure();
    }

    HeldCard card() {
        return card;
    }

    LineAlarms alarms() {
        return alarms;
    }

    SoundAlarms soundAlarms() {
        return soundAlarms;
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
        if (!card.absent() && state == Service.IN_SERVICE) {
            state = Service.BYPASS;
            nextTryNanos = inNanos(REST_AFTER_WATCHDOG);
            card.enterBypass();
        }
    }

    void orderService() {
        wanted = true;
        nextTryNanos = shared.nanos().getAsLong();
        if (state == Service.FAULT) {
            reopening.ordered();
            open();
        }
    }

    void bypassEntered(BypassCause cause) {
        if (cause == BypassCause.WATCHDOG && state == Service.IN_SERVICE) {
            alarms.raise(LineAlarms.Code.WATCHDOG_FELL);
            nextTryNanos = inNanos(REST_AFTER_WATCHDOG);
        }
        if (state == Service.IN_SERVICE) {
            state = Service.BYPASS;
        }
    }

    /** Nothing proves any more that this line is alive, though its card can be reached. */
    void provenDead() {
        if (state == Service.IN_SERVICE) {
            LOG.warn("line {}: no proof of life, to bypass", number);
            alarms.raise(LineAlarms.Code.WATCHDOG_FELL);
            enterBypass();
        }
    }

    /** It stays on the line after a call: the switchboard takes the line, and no ring is missed. */
    void hangUpRefused() {
        LOG.warn("line {}: the card does not hang up, to bypass", number);
        alarms.raise(LineAlarms.Code.STAYS_ON_LINE);
        enterBypass();
    }

    void bypassLeft() {
        if (state == Service.BYPASS || state == Service.OPENING) {
            if (!asking) {
                // It came back by itself, or was never away: with a caller on the line.
                card.hangUp();
            }
            state = Service.IN_SERVICE;
            servingSince = shared.nanos().getAsLong();
            alarms.clear(LineAlarms.Code.WATCHDOG_FELL);
        }
        if (!asking && !wanted) {
            enterBypass(); // ordered while the card was being asked
        }
    }

    void portLost() {
        if (state != Service.LOST && state != Service.FAULT) {
            LOG.warn("line {}: port lost", number);
            failed();
        }
    }

    /**
     * Tries what is due.
     *
     * @param idle whether no call of ours is on the line
     */
    void timePasses(Tick now, boolean idle) {
        if (state == Service.IN_SERVICE && now.nanos() - servingSince > STEADY_AFTER.toNanos()) {
            reopening.steady();
        }
        boolean due = now.nanos() >= nextTryNanos && !asking && idle;
        if (due && state == Service.LOST) {
            open();
        } else if (due && state == Service.BYPASS && wanted) {
            leaveBypass();
        }
    }

    void close() {
        card.close();
    }

    private void open() {
        asking = true;
        state = Service.OPENING;
        soundAlarms.opening();
        card.open(this::opened, this::notOpened);
    }

    private void opened() {
        asking = false;
        reopening.opened();
        shared.faults().end(number);
        alarms.clear(LineAlarms.Code.CARD_SILENT);
        soundAlarms.opened();
        state = Service.BYPASS;
        nextTryNanos = shared.nanos().getAsLong();
    }

    private void notOpened(LineException why) {
        asking = false;
        reopening.notOpened(why);
        LOG.warn("line {}: cannot be opened: {}", number, why.getMessage());
        failed();
    }

    private void failed() {
        card.letGo();
        nextTryNanos = inNanos(reopening.failed());
        boolean givenUp = reopening.givenUp();
        state = givenUp ? Service.FAULT : Service.LOST;
        alarms.raise(LineAlarms.Code.CARD_SILENT, givenUp ? 1 : 2);
        if (givenUp) {
            boolean all = shared.faults().begin(number);
            String code = all ? FaultProcedure.ALL_LINES : FaultProcedure.ONE_LINE;
            shared.registrar()
                    .note(EntryCode.LINE_FAULT.text(), "line=" + number + " code=" + code);
            LOG.error("line {}: given up; {}", number, all ? "all lines are" : "others go on");
        }
    }

    private void leaveBypass() {
        if (card.absent()) {
            return;
        }
        asking = true;
        nextTryNanos = inNanos(ASK_AGAIN);
        card.leaveBypass(
                () -> {
                    asking = false;
                    // The card has hung up, or this would not be said.
                    alarms.clear(LineAlarms.Code.STAYS_ON_LINE);
                    bypassLeft();
                },
                failed -> {
                    asking = false;
                    trunkBusy = failed.kind() == LineException.Kind.BUSY;
                    if (!trunkBusy && !card.absent()) {
                        // Half returned it would hold the trunk with nobody on the line.
                        nextTryNanos = inNanos(REST_AFTER_WATCHDOG);
                        card.enterBypass();
                    }
                });
    }

    private long inNanos(Duration wait) {
        return shared.nanos().getAsLong() + wait.toNanos();
    }
}
