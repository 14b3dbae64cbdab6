package jp.denwaban.exchange.card;

import jp.denwaban.exchange.card.Card.Cause;
import jp.denwaban.exchange.network.Trunk;
import jp.denwaban.exchange.pbx.Station;
import jp.denwaban.exchange.sound.Sound;

/**
 * What the PC can order by AT command, in the words of {@code inline} and of V.253, and what the
 * card answers.
 */
final class CardOrders {
    /** An exchange needs 1 to 2 s of open loop to see a hang-up; less would be a hook flash. */
    private static final int REST_MILLIS = 1000;

    /** No dial tone by then: the exchange is dead. */
    private static final int DIAL_TONE_LIMIT_MILLIS = 3000;

    /** 100 ms of tone and 80 ms of pause for each digit. */
    private static final int DIGIT_MILLIS = 180;

    /** A hook flash of 0.7 s, the middle of what exchanges take. */
    private static final int FLASH_MILLIS = 700;

    private final Card card;
    private final Station station;
    private boolean seizing;
    private boolean flashed;
    private String dialling = "";
    private String transferring = "";
    private long restMillis = REST_MILLIS;
    private long orderMillis;
    private boolean orderRuns;

    CardOrders(Card card, Station station) {
        this.card = card;
        this.station = station;
    }

    void readControl(AtPort port) {
        port.step(this::control);
    }

    void readVoice(AtPort port) {
        port.step(this::voice);
    }

    /** Goes on with an order that takes its time. */
    void step() {
        restMillis = station.onHook() ? restMillis + Sound.STEP_MILLIS : 0;
        if (!orderRuns) {
            return;
        }
        orderMillis += Sound.STEP_MILLIS;
        if (seizing) {
            seizeOn();
        } else if (!dialling.isEmpty()) {
            dialOn();
        } else if (orderMillis >= FLASH_MILLIS + (long) DIGIT_MILLIS * transferring.length()) {
            if (!transferring.isEmpty()) {
                card.transfer(transferring);
                transferring = "";
            }
            finish(Reply.OK);
        }
    }

    private void seizeOn() {
        if (restMillis >= REST_MILLIS) {
            seizing = false;
            station.seize();
            finish(Reply.OK);
        }
    }

    private void dialOn() {
        if (!station.takesDigits()) {
            if (orderMillis >= DIAL_TONE_LIMIT_MILLIS) {
                dialling = "";
                finish(Reply.ERROR);
            }
            return;
        }
        if (orderMillis % DIGIT_MILLIS == 0) {
            station.dial(dialling.charAt(0));
            dialling = dialling.substring(1);
            if (dialling.isEmpty()) {
                finish(Reply.OK);
            }
        }
    }

    private void finish(Reply reply) {
        orderRuns = false;
        card.ports().control().result(reply);
    }

    private Reply later() {
        orderRuns = true;
        orderMillis = 0;
        return Reply.LATER;
    }

    /** The relay has fallen under an order that was not finished. */
    void abandon() {
        seizing = false;
        dialling = "";
        transferring = "";
        if (orderRuns) {
            finish(Reply.ERROR);
        }
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
        seizing = true;
        return later();
    }

    private Reply dial(String digits) {
        if (!digits.matches("[0-9*#]{1,16}") || station.onHook() || !inCall()) {
            return Reply.ERROR;
        }
        dialling = digits;
        return later();
    }

    private Reply flash(String digits) {
        if (!digits.matches("[0-9*#]{1,16}") || !inCall()) {
            return Reply.ERROR;
        }
        transferring = digits;
        return later();
    }

    /** V.253: {@code !} is a hook flash, digits stand with commas between them. */
    private Reply sendTones(String tones) {
        if (!inCall()) {
            return Reply.ERROR;
        }
        if (tones.equals("!")) {
            flashed = true;
            return later();
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
