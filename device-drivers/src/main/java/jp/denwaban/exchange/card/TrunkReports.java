package jp.denwaban.exchange.card;

import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.network.TrunkEnd;
import jp.denwaban.line.CallerId;

/**
 * Tells the PC, unasked, what the trunk does: bell, Number Display, polarity, loop current. A card
 * in bypass says nothing of all this.
 */
final class TrunkReports implements TrunkEnd {
    private final Card card;
    private final Surroundings around;
    private boolean voiceClass;
    private boolean showsNumbers;

    TrunkReports(Card card, Surroundings around) {
        this.card = card;
        this.around = around;
    }

    /** {@code +FCLASS=8}: the bell is a code, not a word. */
    void voiceClass(boolean on) {
        voiceClass = on;
    }

    boolean voiceClass() {
        return voiceClass;
    }

    /** {@code +VCID}. */
    void showNumbers(boolean on) {
        showsNumbers = on;
    }

    @Override
    public boolean takesNumbers() {
        return card.serving() && showsNumbers;
    }

    @Override
    public void ringBurst() {
        if (!card.serving()) {
            return;
        }
        boolean first = card.trunk().ringingMillis() == 0;
        around.journal().note(first ? Happening.RANG : Happening.RANG_AGAIN);
        if (voiceClass) {
            code('R');
        } else {
            card.ports().control().unasked("RING", 2);
        }
    }

    @Override
    public void numberShown(CallerId callerId) {
        if (card.serving() && showsNumbers) {
            around.journal().note(Happening.NUMBER_SHOWN);
            NumberDisplay.lines(callerId, around.wallClock().get())
                    .forEach(line -> card.ports().control().say(line));
        }
    }

    @Override
    public void polarityReversed() {
        if (card.serving() && voiceClass) {
            code('L');
        }
    }

    @Override
    public void loopBroken() {
        if (card.serving()) {
            code('l');
        }
    }

    private void code(char letter) {
        card.ports().code(letter);
    }
}
