package jp.denwaban.exchange.card;

import jp.denwaban.exchange.modem.VoiceSettings;
import jp.denwaban.exchange.sound.Mix;

/** How loud a modem sends and receives: 128 is nominal, and its amplifier has 32 steps. */
final class ModemGains {
    private static final int NOMINAL = 128;
    private static final int STEP = 8;
    private static final int MOST = 255;

    private final VoiceSettings settings;

    ModemGains(VoiceSettings settings) {
        this.settings = settings;
    }

    short sent(short sample) {
        return amplified(sample, settings.number("+VGT"));
    }

    short received(short sample) {
        return amplified(sample, settings.number("+VGR"));
    }

    void louder() {
        settings.put("+VGT", Math.min(MOST, settings.number("+VGT") + STEP));
    }

    void quieter() {
        settings.put("+VGT", Math.max(STEP, settings.number("+VGT") - STEP));
    }

    /** 0 leaves it to the modem, which takes the nominal step. */
    private static short amplified(short sample, int gain) {
        int step = (gain + STEP / 2) / STEP * STEP;
        return step == NOMINAL || gain == 0 ? sample : Mix.clip(sample * step / NOMINAL);
    }
}
