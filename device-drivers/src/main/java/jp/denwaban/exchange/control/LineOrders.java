package jp.denwaban.exchange.control;

import java.util.Optional;
import java.util.function.Consumer;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;
import jp.denwaban.tone.ToneGenerator;

/**
 * What can be ordered of the caller of one line. On the pacing thread; every answer is one line.
 */
public final class LineOrders {
    static final String OK = "ok";

    /** An answer that is not a success begins with this. */
    static final String ERROR = "error ";

    static final String ENGAGED = ERROR + "the line is engaged";

    /** Five minutes: nobody lets it ring longer. */
    private static final int LONGEST_RINGS = 100;

    private final FarEnd end;
    private Optional<OrderedCaller> caller = Optional.empty();

    public LineOrders(FarEnd end) {
        this.end = end;
    }

    /** Puts a silent caller on the line: whoever closes the loop is connected with him. */
    String attach() {
        if (present().isPresent()) {
            return ERROR + "a caller is attached already";
        }
        OrderedCaller person = new OrderedCaller();
        if (!end.ring(person)) {
            return ENGAGED;
        }
        caller = Optional.of(person);
        return OK;
    }

    /** Rings, so often at most; 0 until somebody answers. */
    String ring(int rings, CallerId who) {
        if (present().filter(OrderedCaller::rings).isPresent()) {
            return ERROR + "it is ringing already";
        }
        if (present().filter(OrderedCaller::answered).isPresent()) {
            return ERROR + "the caller is in a call";
        }
        String attached = present().isPresent() ? OK : attach();
        if (!attached.equals(OK)) {
            return attached;
        }
        int most = rings == 0 ? LONGEST_RINGS : rings;
        present().ifPresent(person -> person.ring(who, most));
        return OK;
    }

    private Optional<OrderedCaller> present() {
        return caller.filter(one -> !one.isOver());
    }

    String say(Sound words) {
        return inCall(person -> person.say(words));
    }

    String press(String keys, int toneMillis, int pauseMillis) {
        return say(
                ToneGenerator.digits(
                                keys,
                                toneMillis,
                                pauseMillis,
                                ToneGenerator.LOW_GROUP_DBM0,
                                ToneGenerator.HIGH_GROUP_DBM0)
                        ::fill);
    }

    String hangUp(Leaving how) {
        Optional<OrderedCaller> person = present();
        person.ifPresent(one -> one.hangUp(how));
        return person.isPresent() ? OK : ERROR + "there is no call";
    }

    /** What the caller heard; nothing before an answer. */
    Optional<short[]> heard() {
        return caller.filter(OrderedCaller::answered).map(OrderedCaller::heard);
    }

    /** {@code off-hook} or {@code on-hook}: the card's end of the line. */
    String hook() {
        return OK + " " + (end.offHook() ? "off-hook" : "on-hook");
    }

    String ports() {
        return OK + " " + end.ports();
    }

    /** Whether the caller is still speaking or pressing. */
    String speaking() {
        boolean now = present().filter(OrderedCaller::speaking).isPresent();
        return OK + (now ? " speaking" : " silent");
    }

    private String inCall(Consumer<OrderedCaller> order) {
        // He himself hears of the answer one step later.
        Optional<OrderedCaller> person = present().filter(one -> one.answered() || end.offHook());
        person.ifPresent(order);
        return person.isPresent() ? OK : ERROR + "nobody has answered";
    }
}
