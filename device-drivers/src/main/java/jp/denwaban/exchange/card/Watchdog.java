package jp.denwaban.exchange.card;

import jp.denwaban.exchange.sound.Sound;

/** Counts since when the PC has not fed the card: the line of a dead PC is in bypass within 3 s. */
final class Watchdog {
    /** What {@code docs/card-profile.md} promises of {@code feed-watchdog}. */
    static final int LIMIT_MILLIS = 3000;

    private boolean awake;
    private long unfedMillis;

    /** The first feeding wakes it. */
    void feed() {
        awake = true;
        unfedMillis = 0;
    }

    /** Power has come back: it sleeps until it is fed again. */
    void sleep() {
        awake = false;
    }

    /** One step; whether it has waited too long. */
    boolean step() {
        unfedMillis += Sound.STEP_MILLIS;
        return awake && unfedMillis >= LIMIT_MILLIS;
    }
}
