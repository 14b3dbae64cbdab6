package jp.denwaban.exchange;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.exchange.card.CableEnd;
import jp.denwaban.exchange.card.Card;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.card.CardSockets;
import jp.denwaban.exchange.card.LegTap;
import jp.denwaban.exchange.card.Surroundings;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.modem.ModemCharacter;
import jp.denwaban.exchange.network.CallView;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.exchange.pbx.Branch;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;

/**
 * One card between a caller and a PBX, step by step on a test's own thread: extension 231 rings and
 * never answers. The caller says what he is told to say, from the answer on.
 */
final class SteppedCard implements Caller {
    /** No order takes longer. */
    private static final int MOST_STEPS = 500;

    private final Rig rig;
    private final TypedCable control = new TypedCable("control");
    private final TypedCable voice = new TypedCable("voice");
    private final boolean onePort;
    private Sound words = Sound.SILENCE;
    private short[] ear = new short[Sound.STEP_SAMPLES];

    SteppedCard(CardModel model) throws Exception {
        onePort = model == CardModel.V253;
        rig =
                new Rig(
                        model,
                        new CardSockets(
                                control,
                                model.controlBaud(),
                                onePort ? Optional.empty() : Optional.of(voice),
                                model.voiceBaud()),
                        new Branch(CommandedExchange.quiet()),
                        1,
                        new Surroundings(
                                new LineJournal(1, fact -> {}, () -> 0),
                                LegTap.NONE,
                                () -> LocalDateTime.of(2026, 1, 1, 0, 0),
                                ModemCharacter.FULL));
        rig.card().serveBySwitch();
    }

    Card card() {
        return rig.card();
    }

    void step() {
        rig.card().step();
    }

    void pass(int millis) {
        for (int passed = 0; passed < millis; passed += Sound.STEP_MILLIS) {
            step();
        }
    }

    /** Types at the control port until the card has answered; what it has said since. */
    String order(String command) {
        control.said.setLength(0);
        control.type(command + "\r");
        for (int step = 0; step < MOST_STEPS; step++) {
            step();
            if (control.said.toString().matches("(?s).*\r\n(OK|ERROR|CONNECT)\r\n.*")) {
                return control.said.toString();
            }
        }
        throw new AssertionError("no answer to " + command);
    }

    /** What the control port has said since the last order. */
    String said() {
        return control.said.toString();
    }

    /** Nobody takes what the card says any more, or somebody again. */
    void nobodyReads(boolean now) {
        control.full = now;
    }

    /** Bytes to the port of the voice stream. */
    void stream(String bytes) {
        (onePort ? control : voice).type(bytes);
    }

    /** He calls, and rings. */
    void calls() {
        pass(1500); // a line rests so long between two calls
        rig.trunk().ring(this, 1);
        pass(100);
    }

    void says(Sound newWords) {
        words = newWords;
    }

    /** What he has heard in the last step. */
    short[] ear() {
        return ear;
    }

    @Override
    public CallerId callerId() {
        return CallerId.Absent.NO_SERVICE;
    }

    @Override
    public Leaving leaving() {
        return Leaving.BUSY_TONE;
    }

    @Override
    public boolean live(CallView call, short[] mouth) {
        if (call.answered()) {
            words.fill(mouth);
        }
        return true;
    }

    @Override
    public void hear(short[] heard) {
        ear = heard.clone();
    }

    @Override
    public void over() {}

    /** A cable whose near end is a test's hands. */
    private static final class TypedCable implements CableEnd {
        private final String name;
        private final StringBuilder said = new StringBuilder();
        private byte[] typed = {};
        private boolean full;

        TypedCable(String name) {
            this.name = name;
        }

        void type(String text) {
            byte[] more = text.getBytes(StandardCharsets.ISO_8859_1);
            int before = typed.length;
            typed = Arrays.copyOf(typed, before + more.length);
            System.arraycopy(more, 0, typed, before, more.length);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int read(byte[] buffer, int most) {
            int count = Math.min(most, typed.length);
            System.arraycopy(typed, 0, buffer, 0, count);
            typed = Arrays.copyOfRange(typed, count, typed.length);
            return count;
        }

        @Override
        public int write(byte[] buffer, int offset, int length) {
            if (full) {
                return 0;
            }
            said.append(new String(buffer, offset, length, StandardCharsets.ISO_8859_1));
            return length;
        }

        @Override
        public void freed() {}

        @Override
        public void unplugged() {}

        @Override
        public void close() {}
    }
}
