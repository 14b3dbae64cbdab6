package jp.denwaban.exchange.card;

import java.util.Locale;
import jp.denwaban.exchange.network.TrunkEnd;
import jp.denwaban.exchange.pbx.Station;

/**
 * What the PC can order of the reference card in the words of V.253, on either port; its own words
 * stand in {@link InlineOrders}, those of a modem in {@link ModemOrders}.
 */
final class CardOrders implements Orders {
    private final Card card;
    private final TrunkReports reports;
    private final SlowOrders slow;
    private final InlineOrders inline;

    CardOrders(Card card, Station station, TrunkReports reports) {
        this.card = card;
        this.reports = reports;
        this.slow = new SlowOrders(card, station);
        this.inline = new InlineOrders(card, station, slow);
    }

    @Override
    public void readControl(AtPort port) {
        port.step(order -> control(order.toUpperCase(Locale.ROOT)));
    }

    @Override
    public void readVoice(AtPort port) {
        port.step(order -> voice(order.toUpperCase(Locale.ROOT)));
    }

    @Override
    public void step() {
        slow.step();
    }

    @Override
    public void abandon() {
        slow.abandon();
    }

    @Override
    public void reset() {
        slow.reset();
        reports.voiceClass(false);
        reports.showNumbers(false);
    }

    @Override
    public TrunkEnd trunkEnd() {
        return reports;
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
            return inline.carryOut(order.substring(1));
        }
        return switch (order) {
            case "Z" -> begunAnew();
            case "+VLS=1" -> offHook();
            case "+VLS=0" -> onHook();
            case "+VCID=1", "+VCID=0" -> {
                reports.showNumbers(order.endsWith("1"));
                yield Result.OK;
            }
            case "+FCLASS?" -> {
                card.ports().control().say(reports.voiceClass() ? "8" : "0");
                yield Result.OK;
            }
            case "+FCLASS=8", "+FCLASS=0" -> {
                reports.voiceClass(order.endsWith("8"));
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

    private Result begunAnew() {
        card.endStream();
        card.hangUp();
        card.ports().control().reset();
        reports.voiceClass(false);
        reports.showNumbers(false);
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
        card.openStream(new CardStream(card.ports().voice().port()));
        return Result.CONNECT;
    }
}
