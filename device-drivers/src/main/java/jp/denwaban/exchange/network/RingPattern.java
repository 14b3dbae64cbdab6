package jp.denwaban.exchange.network;

import java.util.OptionalInt;

/**
 * When a Japanese line rings and shows a number: polarity reversal, a short ring (CAR) by which the
 * terminal is told to close its loop, the number as FSK, then real ringing of 1 s on and 2 s off.
 *
 * @see "NTT technical reference: ナンバー・ディスプレイ; 事業用電気通信設備規則 別表4"
 */
final class RingPattern {
    private static final int CYCLE_MILLIS = 3000;

    /** CAR 0.5/0.5 s, loop closed, FSK at 1200 bit/s of about 0.6 s with its leader. */
    private static final int SHOWN_MILLIS = 1900;

    /** The terminal has opened its loop again; the network waits a little before it rings. */
    private static final int FIRST_RING_MILLIS = 2700;

    /** CAR rings for half a second, the bell for one. */
    private static final int CAR_MILLIS = 500;

    private static final int BELL_MILLIS = 1000;

    private RingPattern() {}

    static boolean reversesAt(long millis, boolean display) {
        return display && millis == 0;
    }

    static boolean showsAt(long millis, boolean display) {
        return display && millis == SHOWN_MILLIS;
    }

    static boolean ringsAt(long millis, boolean display) {
        if (!display) {
            return millis % CYCLE_MILLIS == 0;
        }
        return millis == 0
                || millis >= FIRST_RING_MILLIS && (millis - FIRST_RING_MILLIS) % CYCLE_MILLIS == 0;
    }

    /** How long the burst lasted that ends at this moment. */
    static OptionalInt endedAt(long millis, boolean display) {
        if (display && millis == CAR_MILLIS) {
            return OptionalInt.of(CAR_MILLIS);
        }
        long began = millis - BELL_MILLIS;
        boolean bell = began >= 0 && ringsAt(began, display) && !(display && began == 0);
        return bell ? OptionalInt.of(BELL_MILLIS) : OptionalInt.empty();
    }
}
