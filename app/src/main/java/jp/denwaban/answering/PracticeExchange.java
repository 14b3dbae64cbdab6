package jp.denwaban.answering;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.denwaban.exchange.ExchangeException;
import jp.denwaban.exchange.ExchangeSettings;
import jp.denwaban.exchange.Pacer;
import jp.denwaban.exchange.PracticePhone;
import jp.denwaban.exchange.VirtualExchange;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.ScriptException;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineNumber;
import jp.denwaban.site.SiteSettings.TrunkLine;
import org.jspecify.annotations.Nullable;

/**
 * 訓練: the telephone world inside this process. Everybody behind it answers; its one caller is the
 * person at the practice telephone.
 */
final class PracticeExchange implements PracticeTelephone, AutoCloseable {
    /** 40 ms a message: 25 of them a second are no burden, and no delay to speak of. */
    private static final int STEPS_A_MESSAGE = 4;

    private final VirtualExchange exchange;
    private final Supplier<Optional<Integer>> freeLine;
    private volatile @Nullable PracticePhone phone;

    private PracticeExchange(VirtualExchange exchange, Supplier<Optional<Integer>> freeLine) {
        this.exchange = exchange;
        this.freeLine = freeLine;
    }

    /**
     * Begins to play.
     *
     * @param freeLine the line that the network would give a caller now
     */
    static PracticeExchange open(List<TrunkLine> trunks, Supplier<Optional<Integer>> freeLine)
            throws StartException {
        int lines = trunks.stream().mapToInt(TrunkLine::number).max().orElse(1);
        CardModel card =
                trunks.get(0).profile().equals(CardModel.V253.profile())
                        ? CardModel.V253
                        : CardModel.INLINE;
        try {
            ExchangeScript staff = ScriptReader.shipped("practice.script", LineNumber.HIGHEST);
            return new PracticeExchange(
                    VirtualExchange.inProcess(
                            ExchangeSettings.of(card, lines), staff, Pacer.realTime()),
                    freeLine);
        } catch (ScriptException | ExchangeException e) {
            throw new StartException("L-16", "訓練用の仮想交換機を始められません。", e);
        }
    }

    Line line(TrunkLine trunk, CardProfile profile) {
        return exchange.line(new LineNumber(trunk.number()), profile);
    }

    @Override
    public synchronized void call(String callerId, Ear ear) {
        Optional<Integer> line = freeLine.get();
        if (line.isEmpty()) {
            ear.changed("ended", 0);
            return;
        }
        hangUp();
        PracticePhone lifted = exchange.practicePhone(new LineNumber(line.get()));
        phone = lifted;
        lifted.call(parse(callerId), new Receiver(ear, line.get(), lifted));
    }

    @Override
    public synchronized void press(char key) {
        PracticePhone held = phone;
        if (held != null) {
            held.press(key);
            held.release();
        }
    }

    @Override
    public synchronized void hangUp() {
        PracticePhone held = phone;
        phone = null;
        if (held != null) {
            held.hangUp();
        }
    }

    @Override
    public void close() {
        exchange.close();
    }

    private static CallerId parse(String callerId) {
        return switch (callerId) {
            case "P" -> CallerId.Absent.WITHHELD;
            case "C" -> CallerId.Absent.PAYPHONE;
            case "O" -> CallerId.Absent.UNAVAILABLE;
            case "S" -> CallerId.Absent.SERVICE_CONFLICT;
            case "E" -> CallerId.Absent.RECEIVE_ERROR;
            default -> new CallerId.Number(callerId);
        };
    }

    /**
     * What the receiver says, in the words and portions of the wire. Exchange's thread. A telephone
     * that was put down is silent: what its line still does would be taken for the next call's.
     */
    private final class Receiver implements PracticePhone.Listener {
        private final Ear ear;
        private final int line;
        private final PracticePhone own;
        private short[] portion = new short[0];
        private int filled;

        Receiver(Ear ear, int line, PracticePhone own) {
            this.ear = ear;
            this.line = line;
            this.own = own;
        }

        @Override
        public void changed(PracticePhone.State state) {
            if (own != phone) {
                return;
            }
            switch (state) {
                case RINGING -> ear.changed("ringing", line);
                case CONNECTED, TALKING -> ear.changed("connected", line);
                case AT_ATTENDANT -> ear.changed("bypass", line);
                case RELEASED -> own.hangUp();
                case ENGAGED, ENDED -> ear.changed("ended", line);
            }
        }

        @Override
        public void heard(short[] samples) {
            if (portion.length == 0) {
                portion = new short[samples.length * STEPS_A_MESSAGE];
            }
            System.arraycopy(samples, 0, portion, filled, samples.length);
            filled += samples.length;
            if (filled == portion.length) {
                ear.heard(portion);
                portion = new short[0];
                filled = 0;
            }
        }
    }
}
