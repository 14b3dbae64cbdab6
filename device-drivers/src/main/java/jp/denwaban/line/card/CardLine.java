package jp.denwaban.line.card;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import jp.denwaban.line.CardAction;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineEvent;
import jp.denwaban.line.LineEvent.BypassCause;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.LineListener;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.LineTime;
import jp.denwaban.line.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line driven through its card, over whatever ports it is given: every action in the words of the
 * card profile, every command within its deadline.
 *
 * <p>Actions come from one thread, the call's; {@link #feedWatchdog}, {@link #play}, {@link
 * #stopPlaying} and {@link #close} from any.
 *
 * <p>Longer than most: it is the whole of {@link Line}, a few lines for each thing a line can do.
 */
public class CardLine implements Line {
    private static final Logger LOG = LoggerFactory.getLogger(CardLine.class);

    /** So many digits in one command take 1.1 s, so that the watchdog is fed in between. */
    private static final int DIGITS_AT_ONCE = 6;

    private final LineNumber number;
    private final CardProfile profile;
    private final CardPorts ports;
    private final LineTime time;
    private final PlayQueue played = new PlayQueue();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable CardLink link;
    private volatile @Nullable CardReports reports;
    private boolean inCall;

    /** {@code nanos} is the monotonic clock that stamps events and audio. */
    protected CardLine(
            LineNumber number, CardProfile profile, CardPorts ports, LongSupplier nanos) {
        this(number, profile, ports, LineThread.time(nanos));
    }

    /** As above, in a time of the caller's. */
    protected CardLine(LineNumber number, CardProfile profile, CardPorts ports, LineTime time) {
        this.number = number;
        this.profile = profile;
        this.ports = ports;
        this.time = time;
    }

    @Override
    public final LineNumber number() {
        return number;
    }

    @Override
    public final CardProfile profile() {
        return profile;
    }

    @Override
    public final synchronized void open(LineListener listener) throws LineException {
        if (reports != null || over.get()) {
            throw new IllegalStateException("a line is opened once");
        }
        CardReports heard = new CardReports(listener, time::nanos, profile.answeredEvent());
        reports = heard;
        VoiceStream stream = new VoiceStream(profile, listener, played, time::nanos);
        Optional<LineSound> sound =
                profile.lineAudio()
                        ? Optional.of(new LineSound(ports, listener, played, time::nanos))
                        : Optional.empty();
        CardLink opened =
                CardLink.open(
                        number,
                        profile,
                        ports,
                        new Hearing(
                                heard,
                                stream,
                                sound,
                                (port, why) -> lost(listener, port, why),
                                time));
        link = opened;
        if (over.get() || !opened.alive()) {
            over.set(true);
            opened.close();
            throw new LineException(Kind.PORT_LOST, "line " + number + " was lost while opening");
        }
    }

    @Override
    public final synchronized void answer() throws LineException {
        CardLink card = card();
        played.stopPlaying();
        card.perform(CardAction.ANSWER, "");
        inCall = true;
        card.beginAudio();
    }

    @Override
    public final synchronized void routeTo(Route route) throws LineException {
        switch (route.way()) {
            case DIAL_IN -> dial(route.digits());
            case ATTENDANT -> outsideStream(CardAction.ATTENDANT, "");
            case FLASH -> outsideStream(CardAction.FLASH, route.digits());
        }
    }

    @Override
    public final synchronized boolean seize(Route route) throws LineException {
        boolean halves =
                switch (route.way()) {
                    case DIAL_IN -> profile.can(CardAction.SEIZE_STATION);
                    case ATTENDANT -> false;
                    case FLASH ->
                            profile.can(CardAction.HOOK_FLASH)
                                    && profile.can(CardAction.FLASH_DIGITS);
                };
        if (!halves) {
            routeTo(route);
        } else if (route.way() == Route.Way.FLASH) {
            outsideStream(CardAction.HOOK_FLASH, "");
        } else {
            seizeStation();
        }
        return halves;
    }

    @Override
    public final synchronized void sendDigits(Route route) throws LineException {
        if (route.way() == Route.Way.FLASH) {
            outsideStream(CardAction.FLASH_DIGITS, route.digits());
        } else {
            digits(route.digits());
        }
    }

    @Override
    public final synchronized void takeBack() throws LineException {
        outsideStream(CardAction.HOOK_FLASH, "");
    }

    private void dial(String digits) throws LineException {
        seizeStation();
        digits(digits);
    }

    private void seizeStation() throws LineException {
        if (!profile.can(CardAction.SEND_DIGITS)) {
            throw unsupported(CardAction.SEND_DIGITS);
        }
        if (profile.can(CardAction.SEIZE_STATION)) {
            outsideStream(CardAction.SEIZE_STATION, "");
        }
    }

    private void digits(String digits) throws LineException {
        for (int from = 0; from < digits.length(); from += DIGITS_AT_ONCE) {
            int to = Math.min(digits.length(), from + DIGITS_AT_ONCE);
            outsideStream(CardAction.SEND_DIGITS, digits.substring(from, to));
        }
    }

    @Override
    public final synchronized void releaseStation() throws LineException {
        outsideStream(CardAction.RELEASE_STATION, "");
    }

    @Override
    public final synchronized void bridge() throws LineException {
        outsideStream(CardAction.BRIDGE, "");
    }

    @Override
    public final synchronized void hangUp() throws LineException {
        CardLink card = card();
        inCall = false;
        release(card, CardAction.HANG_UP);
        played.stopPlaying();
    }

    @Override
    public final synchronized void enterBypass() throws LineException {
        CardLink card = card();
        if (profile.commandsInCall()) {
            card.perform(CardAction.ENTER_BYPASS, ""); // a bridged talk goes on, so does its stream
        } else {
            inCall = false;
            release(card, CardAction.ENTER_BYPASS);
        }
        reported().bypass(true, BypassCause.ORDERED);
    }

    @Override
    public final synchronized void leaveBypass() throws LineException {
        try {
            card().perform(CardAction.LEAVE_BYPASS, "");
        } catch (LineException e) {
            if (e.kind() == Kind.REFUSED) {
                throw new LineException(Kind.BUSY, "line " + number + ": the trunk is in use", e);
            }
            throw e;
        }
        reported().bypass(false, BypassCause.UNKNOWN);
    }

    @Override
    public final void feedWatchdog() throws LineException {
        card().perform(CardAction.FEED_WATCHDOG, "");
    }

    @Override
    public final boolean play(short[] frame) {
        return played.play(frame);
    }

    @Override
    public final void stopPlaying() {
        played.stopPlaying();
    }

    @Override
    public final void close() {
        CardLink card = link;
        if (over.compareAndSet(false, true) && card != null) {
            card.close(); // one that was lost is being given up already
        }
    }

    /** In band, a command has to wait for the stream to end; the stream then begins again. */
    private void outsideStream(CardAction action, String digits) throws LineException {
        if (!profile.can(action)) {
            throw unsupported(action);
        }
        CardLink card = card();
        if (profile.commandsInCall() || !inCall) {
            card.perform(action, digits);
            return;
        }
        card.endAudio();
        card.perform(action, digits);
        card.beginAudio();
    }

    /** The trunk first where it can be told at once; a stream in band has to end before. */
    private void release(CardLink card, CardAction action) throws LineException {
        if (profile.commandsInCall()) {
            card.perform(action, "");
            card.endAudio();
        } else {
            card.endAudio();
            card.perform(action, "");
        }
    }

    private void lost(LineListener listener, String port, String why) {
        CardLink card = link;
        if (card == null || !over.compareAndSet(false, true)) {
            return; // open() itself fails with this, or it has been told
        }
        LOG.warn("line {}: {}", number, why);
        listener.happened(new LineEvent.PortLost(time.nanos(), port));
        time.begin("close line " + number, card::abandon);
    }

    private CardLink card() throws LineException {
        CardLink card = link;
        if (card == null || over.get()) {
            throw new LineException(Kind.PORT_LOST, "line " + number + " is not open");
        }
        return card;
    }

    private CardReports reported() throws LineException {
        CardReports heard = reports;
        if (heard == null) {
            throw new LineException(Kind.PORT_LOST, "line " + number + " is not open");
        }
        return heard;
    }

    private LineException unsupported(CardAction action) {
        return new LineException(
                Kind.UNSUPPORTED, "card profile " + profile.name() + " has no " + action.key());
    }
}
