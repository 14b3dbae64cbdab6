package jp.denwaban.exchange.network;

import jp.denwaban.line.CallerId;

/**
 * How a Japanese line rings for one caller, and shows a number: polarity reversal, short rings
 * (CAR, 0.5/0.5 s) by which the terminal is told to close its loop, the number as FSK, the loop
 * opened again, polarity as before, then real ringing of 1 s on and 2 s off. Where no terminal
 * closes its loop, CAR goes on for a while and the bell follows without a number.
 *
 * @see "NTT technical reference: ナンバー・ディスプレイ; 事業用電気通信設備規則 別表4"
 */
final class RingPattern {
    private static final int CYCLE_MILLIS = 3000;
    private static final int BELL_MILLIS = 1000;
    private static final int CAR_CYCLE_MILLIS = 1000;
    private static final int CAR_MILLIS = 500;

    /** The network gives CAR up after six rings. */
    private static final int MOST_CAR_MILLIS = 6000;

    /** From the end of CAR: loop closed, FSK at 1200 bit/s of about 0.6 s with its leader. */
    private static final int SHOWN_MILLIS = 1400;

    /** The loop is open again; the network waits a little before it rings. */
    private static final int THEN_RINGS_MILLIS = 2200;

    private final TrunkEnd end;
    private final CallerId callerId;
    private final boolean display;
    private long shownAt = -1;
    private long firstRingAt;
    private int bells;

    RingPattern(TrunkEnd end, CallerId callerId) {
        this.end = end;
        this.callerId = callerId;
        display = callerId != CallerId.Absent.NO_SERVICE;
        firstRingAt = display ? MOST_CAR_MILLIS : 0;
    }

    /** What is due at this moment since the bell's time began. */
    void step(long millis) {
        if (display && (millis == 0 || millis == firstRingAt)) {
            end.polarityReversed();
        }
        if (millis == shownAt) {
            end.numberShown(callerId);
        }
        if (millis < firstRingAt) {
            callTerminal(millis);
        } else {
            ring(millis - firstRingAt);
        }
    }

    private void callTerminal(long millis) {
        boolean taken = shownAt >= 0;
        if (!taken && millis % CAR_CYCLE_MILLIS == 0) {
            end.carBurst();
        } else if (!taken && millis % CAR_CYCLE_MILLIS == CAR_MILLIS) {
            end.ringEnded(CAR_MILLIS);
            if (end.takesNumbers()) {
                shownAt = millis + SHOWN_MILLIS;
                firstRingAt = millis + THEN_RINGS_MILLIS;
            }
        }
    }

    private void ring(long millis) {
        if (millis % CYCLE_MILLIS == 0) {
            end.ringBurst();
        } else if (millis % CYCLE_MILLIS == BELL_MILLIS) {
            end.ringEnded(BELL_MILLIS);
            bells++;
        }
    }

    /** How many rings of the bell are over. */
    int bells() {
        return bells;
    }
}
