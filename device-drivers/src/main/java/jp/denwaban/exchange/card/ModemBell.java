package jp.denwaban.exchange.card;

import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.modem.ModemState;
import jp.denwaban.exchange.modem.Registers;
import jp.denwaban.exchange.network.TrunkEnd;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;

/**
 * Tells the PC what the trunk does: {@code RING}, or {@code <DLE>R} in the voice class; with {@code
 * +VDR} how long each ring and pause lasted, which tells the short ring before a number from the
 * bell; the number.
 *
 * @see "ITU-T V.253, +VDR: DRON and DROF in 0.1 s, the ring told so long after its end"
 */
final class ModemBell implements TrunkEnd {
    private static final int TENTH_MILLIS = 100;

    /** V.250's number of RING. */
    private static final int RING_NUMBER = 2;

    private static final long NEVER = -1;

    private final Card card;
    private final ModemState state;
    private final Surroundings around;
    private final Runnable answer;
    private long millis;
    private long endedAt = NEVER;
    private long ringDueAt = NEVER;

    ModemBell(Card card, ModemState state, Surroundings around, Runnable answer) {
        this.card = card;
        this.state = state;
        this.around = around;
        this.answer = answer;
    }

    void step() {
        millis += Sound.STEP_MILLIS;
        if (!card.trunk().ringing()) {
            endedAt = NEVER;
            ringDueAt = NEVER;
            if (!card.trunk().loopClosed()) {
                state.registers().put(Registers.RINGS, 0);
            }
        } else if (ringDueAt != NEVER && millis >= ringDueAt) {
            ringDueAt = NEVER;
            ring();
        }
    }

    @Override
    public boolean takesNumbers() {
        return state.settings().number("+VCID") != 0 && state.character().showsNumbers();
    }

    @Override
    public void ringBurst() {
        if (card.trunk().ringingMillis() == 0) {
            around.journal().note(Happening.RANG);
        }
        ringDueAt = NEVER;
        if (!distinctive()) {
            ring();
        } else if (endedAt != NEVER) {
            tell("DROF=" + (millis - endedAt + TENTH_MILLIS / 2) / TENTH_MILLIS);
        }
    }

    @Override
    public void ringEnded(int lastedMillis) {
        endedAt = millis;
        if (distinctive()) {
            tell("DRON=" + lastedMillis / TENTH_MILLIS);
            int report = state.settings().number("+VDR", 1);
            ringDueAt = report == 0 ? NEVER : millis + (long) report * TENTH_MILLIS;
            if (report == 0) {
                count();
            }
        }
    }

    private boolean distinctive() {
        return state.settings().number("+VDR") != 0;
    }

    private void ring() {
        if (state.voiceClass()) {
            code('R');
        } else {
            card.ports().control().unasked("RING", RING_NUMBER);
        }
        count();
    }

    /** A ring, told or not, and the answer where enough of them are counted. */
    private void count() {
        Registers registers = state.registers();
        registers.put(Registers.RINGS, registers.value(Registers.RINGS) + 1);
        int rings = registers.value(Registers.AUTO_ANSWER);
        if (rings > 0 && registers.value(Registers.RINGS) >= rings) {
            answer.run();
        }
    }

    @Override
    public void numberShown(CallerId callerId) {
        if (takesNumbers()) {
            NumberDisplay.lines(callerId, around.wallClock().get()).forEach(this::tell);
        }
    }

    @Override
    public void polarityReversed() {
        if (state.voiceClass()) {
            code('L');
        }
    }

    @Override
    public void loopBroken() {
        if (state.voiceClass()) {
            code('l');
        }
    }

    private void code(char letter) {
        if (state.events().lets(letter)) {
            card.tell(letter);
        }
    }

    /** Words have no place in a stream. */
    private void tell(String line) {
        if (!card.streaming()) {
            card.ports().control().say(line);
        }
    }
}
