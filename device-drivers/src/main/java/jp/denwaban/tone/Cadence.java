package jp.denwaban.tone;

import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.tone.ProgressHeard.Kind;

/**
 * Reads the rhythm of the 400 Hz tone: how long it is on and how long off.
 *
 * @see "事業用電気通信設備規則 別表5 (ring-back 1 s / 2 s ±20 %); Asterisk [jp] (busy 0.5 s / 0.5 s, second dial
 *     tone 3 × 0.2 s / 0.2 s)"
 */
final class Cadence {
    private static final int MS = LineAudio.RATE_HZ / 1000;

    /** The tone is on when it fills four windows in a row: 15 ms more than the first of them. */
    private static final int WINDOWS_TO_BEGIN = 4;

    /** The first window of a tone holds 5 to 10 ms of it, more in noise (measured). */
    private static final int BEGIN_SAMPLES = 75 + (WINDOWS_TO_BEGIN - 1) * NetworkTone.HOP;

    /** The last window of a tone ends 10 to 18 ms after it (measured). */
    private static final int END_SAMPLES = 14 * MS;

    /** Off after 50 ms: a trough of ring-back (15–20 Hz) and a drop-out beside it are shorter. */
    private static final int GAP_SAMPLES = 50 * MS;

    /** A satellite's echo takes 0.5 s; a busy tone's pause may be over after 0.35 s. */
    private static final int LONGEST_ECHO = 300 * MS;

    /** What a length is read wrong by, in noise: 15 ms. */
    private static final int SLACK = 15 * MS;

    /** Both halves of a busy cycle: 0.5 s ± 30 %. */
    private static final int BUSY_LEAST = 350 * MS - SLACK;

    private static final int BUSY_MOST = 650 * MS + SLACK;

    /** Four cycles: three could be three short words of a whistling line. */
    private static final int BUSY_CYCLES = 4;

    /** All bursts of a busy tone have one frequency: 3 Hz, ten times the error of reading it. */
    private static final double BUSY_PITCH_HZ = 3;

    /** A steady burst of 1 s ± 30 % is ring-back of a PBX that does not modulate it. */
    private static final int BURST_LEAST = 700 * MS;

    private static final int BURST_MOST = 1300 * MS;

    /**
     * A wobbling burst may be cut short by the answer; 0.2 s may begin and end in a trough, and
     * less than this is a piece of something else.
     */
    private static final int CUT_BURST_LEAST = 200 * MS - SLACK;

    /** Dial tone: steady for longer than a burst of ring-back can be. */
    private static final int DIAL_LEAST = BURST_MOST;

    /** Second dial tone: 0.2 s as in Asterisk, 0.125 s at 240 a minute; and its pauses. */
    private static final int SHORT_LEAST = 80 * MS;

    private static final int SHORT_MOST = 300 * MS;

    private static final int SHORT_BURSTS = 3;

    /** The tone after the third burst is there to stay, or is a fourth burst: both will do. */
    private static final int SECOND_DIAL_LEAST = 100 * MS;

    /** Ring-back has stopped: longer than its pause of 2 s + 20 %. */
    private static final int STOPPED_AFTER = 2500 * MS;

    private final Consumer<ProgressHeard> heard;
    private final Burst burst = new Burst();
    private final Rhythm busy = new Rhythm();
    private final Rhythm second = new Rhythm();

    private int windows;
    private boolean on;
    private long lastTone;
    private long lastOff;
    private boolean dialReported;
    private double busyOffHz;
    private boolean ringing;

    Cadence(Consumer<ProgressHeard> heard) {
        this.heard = heard;
    }

    /**
     * One hop of 5 ms.
     *
     * @param at first sample after it
     */
    void accept(NetworkTone now, long at) {
        if (!on) {
            windows = now.sounds() && !echo(now, at) ? windows + 1 : 0;
            if (windows == WINDOWS_TO_BEGIN) {
                begin(Math.max(0, at - BEGIN_SAMPLES));
                lastTone = at;
            }
        } else if (burst.goesOn(now)) {
            lastTone = at;
        }
        if (on) {
            burst.accept(now);
            onFor(at);
        } else {
            offFor(at);
        }
    }

    /** Whether this window is of a tone or its echo: a voice's overtones cross 400 Hz, too. */
    boolean hears(NetworkTone now, long at) {
        return now.sounds() && burst.clean() && (on || at - lastOff < LONGEST_ECHO);
    }

    /** A much weaker tone right after a burst is that burst, come back from the far end. */
    private boolean echo(NetworkTone now, long at) {
        return at - lastOff < LONGEST_ECHO && !burst.goesOn(now);
    }

    private void begin(long start) {
        long gap = start - lastOff;
        if (gap < BUSY_LEAST || gap > BUSY_MOST) {
            busy.broken();
        }
        if (gap < SHORT_LEAST || gap > SHORT_MOST) {
            second.broken();
        }
        on = true;
        dialReported = false;
        burst.begin(start);
    }

    private void onFor(long at) {
        long length = at - burst.start();
        if (at - lastTone >= GAP_SAMPLES) {
            on = false;
            windows = 0;
            lastOff = lastTone - END_SAMPLES;
            ended(lastOff - burst.start(), at);
            return;
        }
        if (length >= SECOND_DIAL_LEAST && second.reaches(SHORT_BURSTS) && burst.pure()) {
            report(Kind.SECOND_DIAL_TONE, second.reported(), at);
        }
        if (length >= DIAL_LEAST && !dialReported && burst.pure() && burst.steady()) {
            dialReported = true;
            report(Kind.DIAL_TONE, burst.start(), at);
        }
    }

    private void ended(long length, long at) {
        boolean pure = burst.pure();
        boolean wobbles = burst.wobbles();
        if (pure && length <= BURST_MOST && length >= (wobbles ? CUT_BURST_LEAST : BURST_LEAST)) {
            heard.accept(new ProgressHeard(Kind.RING_BACK_BURST, burst.start(), at));
            ringing = true;
        }
        if (pure && length >= SHORT_LEAST && length <= SHORT_MOST) {
            second.add(burst.start());
        } else {
            second.broken();
        }
        if (!pure || wobbles || length < BUSY_LEAST || length > BUSY_MOST) {
            busy.broken();
            return;
        }
        if (Math.abs(burst.offHz() - busyOffHz) > BUSY_PITCH_HZ) {
            busy.broken();
        }
        busyOffHz = burst.offHz();
        busy.add(burst.start());
    }

    private void offFor(long at) {
        long gap = at - lastOff;
        if (gap >= BUSY_LEAST && busy.reaches(BUSY_CYCLES)) {
            report(Kind.BUSY, busy.reported(), at);
        }
        if (ringing && gap >= STOPPED_AFTER) {
            report(Kind.RING_BACK_STOPPED, lastOff, at);
        }
    }

    /** Says something after which nobody's bell rings any more. */
    private void report(Kind kind, long start, long at) {
        ringing = false;
        heard.accept(new ProgressHeard(kind, start, at));
    }
}
