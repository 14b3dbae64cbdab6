package jp.denwaban.line.card;

import java.util.function.LongSupplier;
import jp.denwaban.line.LineEvent;
import jp.denwaban.line.LineEvent.BypassCause;
import jp.denwaban.line.LineEvent.Progress;
import jp.denwaban.line.LineListener;
import jp.denwaban.line.at.CallerIdLines;
import jp.denwaban.line.at.KeyPresses;

/**
 * Turns what a card says unasked, on either port, into facts about the line.
 *
 * <p>Unknown words are passed over: every maker adds some. What the card says twice, such as its
 * bypass in a report and again in a heartbeat, is one fact.
 *
 * @see "docs/card-profile.md: what a card may say unasked"
 */
final class CardReports {
    /** CAR rings for 0.5 s, the bell for 1 s; DRON counts tenths of a second. */
    private static final int LEAST_BELL_DRON = 8;

    /**
     * A RING within this after its DRON, or a DRON within this after its RING, is the same ring.
     */
    private static final long SAME_RING_NANOS = 1_500_000_000L;

    /** Codes of V.253 that say nothing we act on, besides keys and those of {@link #code}. */
    private static final String KNOWN = "0123456789*#ABCD/~sqLopPJktTvVQwWXY";

    private final WireWatch wire = new WireWatch();
    private final LineListener listener;
    private final LongSupplier nanos;
    private final boolean tellsAnswer;
    private final CallerIdLines callerId = new CallerIdLines();
    private final KeyPresses keys = new KeyPresses();
    private boolean bypassed;
    private boolean dronSeen;
    private long dronAt;
    private boolean ringSeen;
    private long ringAt;

    CardReports(LineListener listener, LongSupplier nanos, boolean tellsAnswer) {
        this.listener = listener;
        this.nanos = nanos;
        this.tellsAnswer = tellsAnswer;
    }

    synchronized void line(String text) {
        if (text.equals("RING")) {
            rang();
        } else if (text.startsWith("DRON=")) {
            ringLasted(text.substring("DRON=".length()).strip());
        } else if (text.startsWith("#RELAY: ") || text.startsWith("#STATE: ")) {
            relay(text.substring("#RELAY: ".length()));
        } else if (text.equals("#STATION: ANSWERED")) {
            listener.happened(new LineEvent.StationAnswered(now()));
        } else if (text.equals("#STATION: RELEASED")) {
            listener.happened(new LineEvent.StationReleased(now()));
        } else {
            callerId.accept(text)
                    .ifPresent(id -> listener.happened(new LineEvent.CallerIdReceived(now(), id)));
        }
    }

    synchronized void code(char code) {
        keys.accept(code)
                .ifPresent(key -> listener.happened(new LineEvent.DigitReported(now(), key)));
        switch (code) {
            case 'R' -> rang();
            case 'l' -> listener.happened(new LineEvent.LoopBroken(now()));
            case 'b', 'K' -> progress(Progress.BUSY);
            case 'd', 'i' -> progress(Progress.DIAL_TONE);
            case 'r' -> progress(Progress.RING_BACK);
            case 'c', 'm', 'a' -> progress(Progress.FAX);
            case 'e', 'f' -> progress(Progress.DATA);
            case 'H' -> telephone(new LineEvent.StationAnswered(now()));
            case 'h' -> telephone(new LineEvent.StationReleased(now()));
            case 'u' -> listener.happened(new LineEvent.RanDry(now()));
            default -> {
                if (KNOWN.indexOf(code) < 0) {
                    odd();
                }
            }
        }
    }

    /** Something came that no card says. Once may be anything; more of it is a bad cable. */
    synchronized void odd() {
        if (wire.odd(now())) {
            listener.happened(new LineEvent.WireDisturbed(now()));
        }
    }

    /** Bypass as known now; an event only if that is news. */
    synchronized void bypass(boolean now, BypassCause cause) {
        if (now == bypassed) {
            return;
        }
        bypassed = now;
        listener.happened(
                now ? new LineEvent.BypassEntered(now(), cause) : new LineEvent.BypassLeft(now()));
    }

    private void rang() {
        if (!dronSeen || now() - dronAt > SAME_RING_NANOS) {
            ringSeen = true;
            ringAt = now();
            listener.happened(new LineEvent.Ringing(now()));
        }
    }

    private void ringLasted(String tenths) {
        if (!tenths.matches("[0-9]{1,3}")) {
            return;
        }
        dronSeen = true;
        dronAt = now();
        boolean bell = Integer.parseInt(tenths) >= LEAST_BELL_DRON;
        if (!bell) {
            listener.happened(new LineEvent.CarRang(dronAt));
        } else if (!ringSeen || dronAt - ringAt > SAME_RING_NANOS) {
            listener.happened(new LineEvent.Ringing(dronAt));
        }
    }

    private void relay(String state) {
        if (state.startsWith("SERVICE")) {
            bypass(false, BypassCause.UNKNOWN);
        } else if (state.startsWith("BYPASS")) {
            bypass(true, cause(state));
        }
    }

    private static BypassCause cause(String state) {
        if (state.endsWith(",ORDERED")) {
            return BypassCause.ORDERED;
        }
        return state.endsWith(",WATCHDOG") ? BypassCause.WATCHDOG : BypassCause.UNKNOWN;
    }

    private void progress(Progress progress) {
        listener.happened(new LineEvent.ProgressReported(now(), progress));
    }

    /** The telephone at the card's station port, where the profile trusts it. */
    private void telephone(LineEvent event) {
        if (tellsAnswer) {
            listener.happened(event);
        }
    }

    private long now() {
        return nanos.getAsLong();
    }
}
