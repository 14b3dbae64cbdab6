package jp.denwaban.exchange.network;

import java.util.OptionalInt;

/**
 * When a Japanese line rings and shows a number: polarity reversal, short rings (CAR, 0.5/0.5 s) by
 * which the terminal is told to close its loop, the number as FSK, the loop opened again, polarity
 * as before, then real ringing of 1 s on and 2 s off. Where no terminal closes its loop, CAR goes
 * on for a while and the bell follows without a number.
 *
 * @see "NTT technical reference: ナンバー・ディスプレイ; 事業用電気通信設備規則 別表4"
 */
enum RingPattern {
    /** No Number Display on this line. */
    PLAIN(0, 0),
    /** A terminal closes its loop after the first CAR ring and takes the number. */
    NUMBER_TAKEN(500, 2700),
    /** Nobody does: the network gives CAR up after about six rings. */
    NUMBER_REFUSED(6000, 6000);

    private static final int CYCLE_MILLIS = 3000;
    private static final int CAR_CYCLE_MILLIS = 1000;
    private static final int CAR_MILLIS = 500;
    private static final int BELL_MILLIS = 1000;

    /** CAR 0.5/0.5 s, loop closed, FSK at 1200 bit/s of about 0.6 s with its leader. */
    private static final int SHOWN_MILLIS = 1900;

    private final int carUntilMillis;

    /** The loop is open again; the network waits a little before it rings. */
    private final int firstRingMillis;

    RingPattern(int carUntilMillis, int firstRingMillis) {
        this.carUntilMillis = carUntilMillis;
        this.firstRingMillis = firstRingMillis;
    }

    static RingPattern of(boolean display, boolean taken) {
        if (!display) {
            return PLAIN;
        }
        return taken ? NUMBER_TAKEN : NUMBER_REFUSED;
    }

    boolean reversesAt(long millis) {
        return this != PLAIN && (millis == 0 || millis == firstRingMillis);
    }

    boolean carAt(long millis) {
        return millis < carUntilMillis && millis % CAR_CYCLE_MILLIS == 0;
    }

    boolean showsAt(long millis) {
        return this == NUMBER_TAKEN && millis == SHOWN_MILLIS;
    }

    /** How long the burst lasted that ends at this moment. */
    OptionalInt endedAt(long millis) {
        if (millis >= CAR_MILLIS && carAt(millis - CAR_MILLIS)) {
            return OptionalInt.of(CAR_MILLIS);
        }
        return ringsAt(millis - BELL_MILLIS) ? OptionalInt.of(BELL_MILLIS) : OptionalInt.empty();
    }

    boolean ringsAt(long millis) {
        return millis >= firstRingMillis && (millis - firstRingMillis) % CYCLE_MILLIS == 0;
    }
}
