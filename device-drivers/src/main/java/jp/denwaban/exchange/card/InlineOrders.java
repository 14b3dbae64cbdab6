package jp.denwaban.exchange.card;

import jp.denwaban.exchange.card.Card.Cause;
import jp.denwaban.exchange.pbx.Station;

/**
 * The orders that only the reference card {@code inline} knows: station, bridge, relay, watchdog.
 * In the words of {@code docs/card-profile.md}, without their {@code AT#}.
 */
final class InlineOrders {
    private static final String DIGITS = "[0-9*#]{1,16}";

    private final Card card;
    private final Station station;
    private final SlowOrders slow;

    InlineOrders(Card card, Station station, SlowOrders slow) {
        this.card = card;
        this.station = station;
        this.slow = slow;
    }

    Result carryOut(String order) {
        if (order.startsWith("DIAL=")) {
            return dial(order.substring("DIAL=".length()));
        }
        if (order.startsWith("FLASH=")) {
            return flash(order.substring("FLASH=".length()));
        }
        if (order.matches("FLASHTIME=\\d{1,4}")) {
            return slow.flashTime(Integer.parseInt(order.substring("FLASHTIME=".length())));
        }
        return switch (order) {
            case "FEED" -> {
                card.feed();
                yield Result.OK;
            }
            case "STATE?" -> state();
            case "SEIZE" -> seize();
            case "FLASH" -> mayFlash() ? flashNow("") : Result.ERROR;
            case "ATT" -> attendant();
            case "BRIDGE" -> bridge();
            case "DROP" -> {
                card.releaseStation();
                yield Result.OK;
            }
            case "BYPASS" -> bypass();
            case "SERVE" -> serve();
            default -> Result.ERROR;
        };
    }

    private Result state() {
        String relay = card.serving() ? "SERVICE" : "BYPASS";
        String loop = card.trunk().loopClosed() ? "OFFHOOK" : "ONHOOK";
        card.ports().control().say("#STATE: " + relay + "," + loop);
        return Result.OK;
    }

    private Result seize() {
        if (!card.inCall() || !station.onHook()) {
            return Result.ERROR;
        }
        card.routeOrdered();
        return slow.seize();
    }

    private Result attendant() {
        if (!card.inCall() || !station.onHook()) {
            return Result.ERROR;
        }
        card.routeOrdered();
        station.ringAttendant();
        return Result.OK;
    }

    private Result bridge() {
        if (!card.inCall() || station.onHook() || card.enquiring()) {
            return Result.ERROR;
        }
        card.bridge();
        return Result.OK;
    }

    private Result bypass() {
        if (card.serving()) {
            card.dropRelay(Cause.ORDERED);
        }
        return Result.OK;
    }

    private Result serve() {
        if (card.trunk().inUse()) {
            return Result.ERROR;
        }
        card.serve();
        return Result.OK;
    }

    private Result dial(String digits) {
        boolean can = digits.matches(DIGITS) && !station.onHook() && card.inCall();
        return can ? slow.dial(digits) : Result.ERROR;
    }

    /** A hook flash, and the digits as soon as the exchange takes them. */
    private Result flash(String digits) {
        boolean can = digits.matches(DIGITS) && mayFlash() && !card.enquiring();
        return can ? flashNow(digits) : Result.ERROR;
    }

    private Result flashNow(String digits) {
        card.routeOrdered();
        return slow.flash(digits);
    }

    private boolean mayFlash() {
        return card.inCall() && (card.enquiring() || station.onHook());
    }
}
