package jp.denwaban.exchange.card;

import jp.denwaban.exchange.pbx.Station;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.tone.ToneGenerator;

/**
 * Orders that take their time: closing the station loop, sending digits, a hook flash. One at a
 * time; its reply comes when it is done.
 */
final class SlowOrders {
    /** An exchange needs 1 to 2 s of open loop to see a hang-up; less would be a hook flash. */
    private static final int REST_MILLIS = 1000;

    /**
     * No dial tone by then: the exchange is dead. It offers one within 0.3 s; the PC allows 2 s for
     * it beside its own deadline, and this must end before the {@link Watchdog} does.
     */
    private static final int DIAL_TONE_LIMIT_MILLIS = 2000;

    /** 100 ms of tone and 80 ms of pause for each digit. */
    private static final int DIGIT_MILLIS = ToneGenerator.DIGIT_MILLIS + ToneGenerator.PAUSE_MILLIS;

    /** A hook flash of 0.7 s, the middle of what exchanges take. */
    private static final int FLASH_MILLIS = 700;

    /** A shorter break is no flash, a longer one a hang-up. */
    private static final int SHORTEST_FLASH_MILLIS = 200;

    private static final int LONGEST_FLASH_MILLIS = 1200;

    private final Card card;
    private final Station station;
    private Order running = Order.NONE;
    private String digits = "";
    private long millis;
    private long restMillis = REST_MILLIS;
    private int flashMillis = FLASH_MILLIS;

    private enum Order {
        NONE,
        SEIZE,
        DIAL,
        FLASH
    }

    SlowOrders(Card card, Station station) {
        this.card = card;
        this.station = station;
    }

    Result seize() {
        return begin(Order.SEIZE, "");
    }

    Result dial(String newDigits) {
        return begin(Order.DIAL, newDigits);
    }

    /** A hook flash, and the digits after it; none for the flash alone. */
    Result flash(String newDigits) {
        return begin(Order.FLASH, newDigits);
    }

    /** How long a flash takes from now on; refused where an exchange would not take it for one. */
    Result flashTime(int newMillis) {
        if (newMillis < SHORTEST_FLASH_MILLIS || newMillis > LONGEST_FLASH_MILLIS) {
            return Result.ERROR;
        }
        flashMillis = newMillis;
        return Result.OK;
    }

    private Result begin(Order order, String newDigits) {
        running = order;
        digits = newDigits;
        millis = 0;
        return Result.LATER;
    }

    /** The relay has fallen under an order that was not finished. */
    void abandon() {
        if (running != Order.NONE) {
            finish(Result.ERROR);
        }
    }

    /** The power has come: no order runs, and a flash is as long as the maker chose. */
    void reset() {
        running = Order.NONE;
        flashMillis = FLASH_MILLIS;
    }

    void step() {
        restMillis = station.onHook() ? restMillis + Sound.STEP_MILLIS : 0;
        millis += Sound.STEP_MILLIS;
        switch (running) {
            case NONE -> {}
            case SEIZE -> seizeOn();
            case DIAL -> dialOn();
            case FLASH -> flashOn();
        }
    }

    private void seizeOn() {
        if (restMillis > REST_MILLIS) { // the step that begins now is not yet over
            station.seize();
            finish(Result.OK);
        }
    }

    private void dialOn() {
        if (!station.takesDigits()) {
            if (millis >= DIAL_TONE_LIMIT_MILLIS) {
                finish(Result.ERROR);
            }
        } else if (millis % DIGIT_MILLIS == 0) {
            station.dial(digits.charAt(0));
            digits = digits.substring(1);
            if (digits.isEmpty()) {
                finish(Result.OK);
            }
        }
    }

    private void flashOn() {
        if (millis < flashMillis) {
            return;
        }
        card.flash();
        if (digits.isEmpty()) {
            finish(Result.OK);
        } else {
            begin(Order.DIAL, digits);
        }
    }

    private void finish(Result reply) {
        running = Order.NONE;
        card.ports().control().result(reply);
    }
}
