package jp.denwaban.exchange.card;

import jp.denwaban.exchange.card.Card.Cause;
import jp.denwaban.exchange.network.Trunk;
import jp.denwaban.exchange.pbx.Station;

/**
 * What the PC can order by AT command, in the words of {@code inline} and of V.253, and what the
 * card answers.
 */
final class CardOrders {
    private final Card card;
    private final Station station;
    private final SlowOrders slow;
    private boolean flashed;

    CardOrders(Card card, Station station) {
        this.card = card;
        this.station = station;
        this.slow = new SlowOrders(card, station);
    }

    void readControl(AtPort port) {
        port.step(this::control);
    }

    void readVoice(AtPort port) {
        port.step(this::voice);
    }

    /** Goes on with an order that takes its time. */
    void step() {
        slow.step();
    }

    /** The relay has fallen. */
    void abandon() {
        slow.abandon();
    }

    private Reply voice(String order) {
        if (order.equals("Z")) {
            card.ports().voice().reset();
            return Reply.OK;
        }
        return order.equals("+VTR") ? openStream() : setting(card.ports().voice(), order);
    }

    private Reply control(String order) {
        if (order.startsWith("#")) {
            return card.model() == CardModel.INLINE ? inline(order.substring(1)) : Reply.ERROR;
        }
        return switch (order) {
            case "Z" -> reset();
            case "+VLS=1" -> offHook();
            case "+VLS=0" -> onHook();
            case "+VTR" -> card.ports().shared() ? openStream() : Reply.ERROR;
            case "+VCID=1", "+VCID=0" -> {
                card.showNumbers(order.endsWith("1"));
                yield Reply.OK;
            }
            case "+FCLASS=8", "+FCLASS=0" -> {
                card.voiceClass(order.endsWith("8"));
                yield Reply.OK;
            }
            default ->
                    order.startsWith("+VTS=")
                            ? sendTones(order.substring(5))
                            : setting(card.ports().control(), order);
        };
    }

    /** What either port takes and what changes nothing in the line. */
    private Reply setting(AtPort port, String order) {
        switch (order) {
            case "E0", "E1" -> port.echo(order.endsWith("1"));
            case "+FCLASS=?" -> port.say("0,8");
            case "+VLS=?" -> port.say("(0,1)");
            case "+VSM=?" -> port.say("4,\"ULAW\",8,0,(8000),0,0");
            case "I", "+GMI", "+GMM" -> port.say("DENWABAN " + card.model().profile());
            default -> {
                return order.matches(
                                "|V1|Q0|S0=0|X4|&F|\\+FCLASS=[08]|\\+VSM=4,8000(,\\d+)*"
                                        + "|\\+V(IT|TD|GT|GR|NH|DT|SD|RA|RN|DR|CID)=[\\d,]+")
                        ? Reply.OK
                        : Reply.ERROR;
            }
        }
        return Reply.OK;
    }

    private Reply inline(String order) {
        Trunk trunk = card.trunk();
        if (order.startsWith("DIAL=")) {
            return dial(order.substring(5));
        }
        if (order.startsWith("FLASH=")) {
            return flash(order.substring(6));
        }
        switch (order) {
            case "FEED" -> card.feed();
            case "STATE?" ->
                    card.ports()
                            .control()
                            .say(
                                    (card.serving() ? "#STATE: SERVICE," : "#STATE: BYPASS,")
                                            + (trunk.loopClosed() ? "OFFHOOK" : "ONHOOK"));
            case "DROP" -> card.releaseStation();
            case "BYPASS" -> {
                if (card.serving()) {
                    card.dropRelay(Cause.ORDERED);
                }
            }
            case "SERVE" -> {
                if (trunk.inUse()) {
                    return Reply.ERROR;
                }
                card.serve();
            }
            case "SEIZE" -> {
                return seize();
            }
            case "ATT" -> {
                if (!inCall() || !station.onHook()) {
                    return Reply.ERROR;
                }
                station.ringAttendant();
            }
            case "BRIDGE" -> {
                if (!inCall() || station.onHook()) {
                    return Reply.ERROR;
                }
                card.bridge();
            }
            default -> {
                return Reply.ERROR;
            }
        }
        return Reply.OK;
    }

    private boolean inCall() {
        return card.serving() && card.trunk().loopClosed();
    }

    private Reply seize() {
        if (!inCall() || !station.onHook()) {
            return Reply.ERROR;
        }
        return slow.seize();
    }

    private Reply dial(String digits) {
        if (!digits.matches("[0-9*#]{1,16}") || station.onHook() || !inCall()) {
            return Reply.ERROR;
        }
        return slow.dial(digits);
    }

    private Reply flash(String digits) {
        if (!digits.matches("[0-9*#]{1,16}") || !inCall()) {
            return Reply.ERROR;
        }
        return slow.flash(digits);
    }

    /** V.253: {@code !} is a hook flash, digits stand with commas between them. */
    private Reply sendTones(String tones) {
        if (!inCall()) {
            return Reply.ERROR;
        }
        if (tones.equals("!")) {
            flashed = true;
            return slow.flash("");
        }
        if (!flashed || !tones.matches("[0-9*#](,[0-9*#]){0,15}")) {
            return Reply.ERROR;
        }
        flashed = false;
        return flash(tones.replace(",", ""));
    }

    private Reply reset() {
        card.endStream();
        card.hangUp();
        card.ports().control().reset();
        card.voiceClass(false);
        card.showNumbers(false);
        return Reply.OK;
    }

    private Reply offHook() {
        if (!card.serving()) {
            return Reply.ERROR;
        }
        card.answer();
        return Reply.OK;
    }

    private Reply onHook() {
        flashed = false;
        card.hangUp();
        return Reply.OK;
    }

    private Reply openStream() {
        if (!inCall() || card.streaming()) {
            return Reply.ERROR;
        }
        card.openStream();
        return Reply.CONNECT;
    }
}
