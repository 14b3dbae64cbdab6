package jp.denwaban.exchange.card;

import jp.denwaban.exchange.pbx.Station;

/**
 * What the PC can order by AT command in the words of V.253, on either port, and what the card
 * answers; the words of the reference card stand in {@link InlineOrders}.
 */
final class CardOrders {
    private final Card card;
    private final SlowOrders slow;
    private final InlineOrders inline;

    CardOrders(Card card, Station station) {
        this.card = card;
        this.slow = new SlowOrders(card, station);
        this.inline = new InlineOrders(card, station, slow);
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

    private Result voice(String order) {
        if (order.equals("Z")) {
            card.ports().voice().reset();
            return Result.OK;
        }
        return order.equals("+VTR") ? openStream() : setting(card.ports().voice(), order);
    }

    private Result control(String order) {
        if (order.startsWith("#")) {
            return card.model() == CardModel.INLINE
                    ? inline.carryOut(order.substring(1))
                    : Result.ERROR;
        }
        return switch (order) {
            case "Z" -> reset();
            case "+VLS=1" -> offHook();
            case "+VLS=0" -> onHook();
            case "+VTR" -> card.ports().shared() ? openStream() : Result.ERROR;
            case "+VCID=1", "+VCID=0" -> {
                card.reports().showNumbers(order.endsWith("1"));
                yield Result.OK;
            }
            case "+FCLASS=8", "+FCLASS=0" -> {
                card.reports().voiceClass(order.endsWith("8"));
                yield Result.OK;
            }
            default ->
                    order.startsWith("+VTS=")
                            ? sendTones(order.substring(5))
                            : order.matches("S29=\\d{1,3}")
                                    ? slow.flashTime(10 * Integer.parseInt(order.substring(4)))
                                    : setting(card.ports().control(), order);
        };
    }

    /** What either port takes and what changes nothing in the line. */
    private Result setting(AtPort port, String order) {
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
                        ? Result.OK
                        : Result.ERROR;
            }
        }
        return Result.OK;
    }

    /** V.253: {@code !} is a hook flash, digits stand with commas between them. */
    private Result sendTones(String tones) {
        if (!card.inCall()) {
            return Result.ERROR;
        }
        if (tones.equals("!")) {
            return slow.flash("");
        }
        if (!card.enquiring() || !tones.matches("[0-9*#](,[0-9*#]){0,15}")) {
            return Result.ERROR;
        }
        return slow.dial(tones.replace(",", ""));
    }

    private Result reset() {
        card.endStream();
        card.hangUp();
        card.ports().control().reset();
        card.reports().voiceClass(false);
        card.reports().showNumbers(false);
        return Result.OK;
    }

    private Result offHook() {
        if (!card.serving()) {
            return Result.ERROR;
        }
        card.answer();
        return Result.OK;
    }

    private Result onHook() {
        card.hangUp();
        return Result.OK;
    }

    private Result openStream() {
        if (!card.inCall() || card.streaming()) {
            return Result.ERROR;
        }
        card.openStream();
        return Result.CONNECT;
    }
}
