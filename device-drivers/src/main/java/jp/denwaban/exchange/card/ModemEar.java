package jp.denwaban.exchange.card;

import jp.denwaban.exchange.modem.LineSelections;
import jp.denwaban.exchange.modem.ModemState;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.tone.DigitHeard;
import jp.denwaban.tone.DtmfDetector;
import jp.denwaban.tone.LevelMeter;
import jp.denwaban.tone.ProgressDetector;
import jp.denwaban.tone.ProgressHeard;

/** What a modem hears on the line and tells as codes: keys, the network's tones, silence. */
final class ModemEar {
    /** The level below which {@code +VSD=128} takes a line for silent: noise of a good line. */
    private static final double NOMINAL_DBFS = -45;

    /** A higher number takes louder noise for silence: 128 numbers are 32 dB. */
    private static final double DB_PER_NUMBER = 0.25;

    private static final int NOMINAL = 128;
    private static final int TENTH_MILLIS = 100;

    private final Card card;
    private final ModemState state;
    private final LevelMeter level = new LevelMeter();
    private DtmfDetector keys = new DtmfDetector(this::pressed);
    private ProgressDetector network = new ProgressDetector(this::heard);
    private boolean listening;
    private boolean watchesSilence;
    private boolean soundSeen;
    private boolean silenceTold;
    private long silentMillis;

    ModemEar(Card card, ModemState state) {
        this.card = card;
        this.state = state;
    }

    /** A stream begins; silence is told of while one is received. */
    void listenForSilence(boolean on) {
        watchesSilence = on;
        soundSeen = false;
        silenceTold = false;
        silentMillis = 0;
    }

    /** One step of what comes from the line. */
    void hear(short[] line) {
        boolean joined = LineSelections.onLine(state.settings().number("+VLS")) && card.inCall();
        if (joined && !listening) {
            keys = new DtmfDetector(this::pressed);
            network = new ProgressDetector(this::heard);
        }
        listening = joined && state.voiceClass();
        if (listening) {
            keys.accept(line);
            network.accept(line);
        }
        if (watchesSilence && card.streaming()) {
            watchSilence(line);
        }
    }

    private void pressed(DigitHeard digit) {
        code('/');
        code(digit.digit());
        code('~');
    }

    private void heard(ProgressHeard progress) {
        switch (progress.kind()) {
            case BUSY -> code('b');
            case DIAL_TONE -> code('d');
            case RING_BACK_BURST -> code('r');
            case RING_BACK_STOPPED, SECOND_DIAL_TONE, VOICE, SILENCE -> {}
        }
    }

    private void watchSilence(short[] line) {
        int sensitivity = state.settings().number("+VSD");
        double least =
                NOMINAL_DBFS + (sensitivity == 0 ? 0 : sensitivity - NOMINAL) * DB_PER_NUMBER;
        if (level.accept(line) > least) {
            soundSeen = true;
            silenceTold = false;
            silentMillis = 0;
            return;
        }
        silentMillis += Sound.STEP_MILLIS;
        int most = state.settings().number("+VSD", 1) * TENTH_MILLIS;
        if (most > 0 && silentMillis >= most && !silenceTold) {
            silenceTold = true;
            code(soundSeen ? 'q' : 's');
        }
    }

    private void code(char letter) {
        if (state.events().lets(letter)) {
            card.tell(letter);
        }
    }
}
