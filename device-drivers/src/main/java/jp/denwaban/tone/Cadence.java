package jp.denwaban.tone;

import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.tone.ProgressHeard.Kind;

/**
 * Reads the rhythm of the 400 Hz tone: how long it is on, how long off, and whether it wobbles.
 *
 * @see "事業用電気通信設備規則 別表5 (ring-back 1 s / 2 s ±20 %); Asterisk [jp] (busy 0.5 s / 0.5 s)"
 */
final class Cadence {
    private static final int MS = LineAudio.RATE_HZ / 1000;

    /** The tone is on when it fills four hops in a row, which begins 20 ms after its start. */
    static final int HOPS_TO_BEGIN = 4;

    /** Off after 40 ms: the trough of a ring-back's swing (15–20 Hz) is shorter. */
    static final int END_SAMPLES = 40 * MS;

    /** Both halves of a busy cycle: 0.5 s ± 30 %. */
    private static final int BUSY_LEAST = 350 * MS;

    private static final int BUSY_MOST = 650 * MS;

    /** Four cycles: three could be three short words of a whistling line. */
    private static final int BUSY_CYCLES = 4;

    /** A steady burst of 1 s ± 30 % is ring-back of a PBX that does not modulate it. */
    private static final int BURST_LEAST = 700 * MS;

    private static final int BURST_MOST = 1300 * MS;

    /** A wobbling burst may be cut short by the answer; shorter is a piece of something else. */
    private static final int CUT_BURST_LEAST = 200 * MS;

    /** Dial tone: steady for longer than a burst can be. */
    private static final int DIAL_LEAST = 1400 * MS;

    /** Ring-back has stopped: longer than its pause of 2 s + 20 %. */
    private static final int STOPPED_AFTER = 2500 * MS;

    private final Consumer<ProgressHeard> heard;
    private final Wobble wobble = new Wobble();

    private int hopsOn;
    private boolean on;
    private long onStart;
    private long lastTone;
    private long lastOff;
    private boolean dialReported;
    private int cycles;
    private long firstCycle;
    private boolean busyReported;
    private boolean gapCounts;
    private boolean ringing;

    Cadence(Consumer<ProgressHeard> heard) {
        this.heard = heard;
    }

    /**
     * One hop of 5 ms.
     *
     * @param tone whether the window that ends here is the tone
     * @param power of the tone in it
     * @param at first sample after it
     */
    void accept(boolean tone, double power, long at) {
        if (tone) {
            hopsOn++;
            lastTone = at;
            if (!on && hopsOn == HOPS_TO_BEGIN) {
                begin(Math.max(0, at - ToneBank.WINDOW - (HOPS_TO_BEGIN - 1) * ToneBank.HOP));
            }
        } else {
            hopsOn = 0;
        }
        if (on) {
            wobble.accept(power);
            onFor(at);
        } else {
            offFor(at);
        }
    }

    private void begin(long start) {
        long gap = start - lastOff;
        if (cycles > 0 && (gap < BUSY_LEAST || gap > BUSY_MOST)) {
            cycles = 0;
            busyReported = false;
        }
        on = true;
        onStart = start;
        dialReported = false;
        wobble.begin();
    }

    private void onFor(long at) {
        if (at - lastTone >= END_SAMPLES) {
            on = false;
            lastOff = lastTone;
            ended(lastOff - onStart, at);
        } else if (!dialReported && at - onStart >= DIAL_LEAST && wobble.steadyFor(DIAL_LEAST)) {
            dialReported = true;
            ringing = false;
            heard.accept(new ProgressHeard(Kind.DIAL_TONE, onStart, at));
        }
    }

    private void ended(long length, long at) {
        boolean wobbles = wobble.wobbles();
        boolean burst =
                wobbles
                        ? length >= CUT_BURST_LEAST && length <= BURST_MOST
                        : length >= BURST_LEAST && length <= BURST_MOST;
        if (burst) {
            ringing = true;
            heard.accept(new ProgressHeard(Kind.RING_BACK_BURST, onStart, at));
        }
        if (!wobbles && length >= BUSY_LEAST && length <= BUSY_MOST) {
            if (cycles == 0) {
                firstCycle = onStart;
            }
            cycles++;
            gapCounts = true;
        } else {
            cycles = 0;
            busyReported = false;
            gapCounts = false;
        }
    }

    private void offFor(long at) {
        long gap = at - lastOff;
        if (gapCounts && gap >= BUSY_LEAST && cycles >= BUSY_CYCLES && !busyReported) {
            busyReported = true;
            ringing = false;
            heard.accept(new ProgressHeard(Kind.BUSY, firstCycle, at));
        }
        if (ringing && gap >= STOPPED_AFTER) {
            ringing = false;
            heard.accept(new ProgressHeard(Kind.RING_BACK_STOPPED, lastOff, at));
        }
    }
}
