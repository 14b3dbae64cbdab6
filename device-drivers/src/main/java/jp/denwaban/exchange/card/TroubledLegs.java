package jp.denwaban.exchange.card;

import jp.denwaban.exchange.sound.Mix;
import jp.denwaban.exchange.sound.Sound;

/** Both legs as a card in trouble hears them: nothing, far too loud, or by a wrong clock. */
final class TroubledLegs {
    /**
     * 200 ppm are one sample in so many: two ordinary crystals at their worst, against each other.
     */
    private static final int SAMPLES_A_SLIP = 5000;

    /** 40 dB too loud. */
    private static final int TOO_LOUD = 100;

    private final Faults faults;
    private final short[] nothing = new short[Sound.STEP_SAMPLES];
    private final short[] loud = new short[Sound.STEP_SAMPLES];
    private int untilSlip = SAMPLES_A_SLIP;

    TroubledLegs(Faults faults) {
        this.faults = faults;
    }

    short[] caller(short[] heard) {
        if (faults.has(Fault.CALLER_SILENT)) {
            return nothing;
        }
        if (!faults.has(Fault.CLIPPING)) {
            return heard;
        }
        for (int i = 0; i < heard.length; i++) {
            loud[i] = Mix.clip(heard[i] * TOO_LOUD);
        }
        return loud;
    }

    short[] staff(short[] heard) {
        return faults.has(Fault.STAFF_SILENT) ? nothing : heard;
    }

    /**
     * How many samples of this step are sent: one less or more when the clock has slipped by one.
     */
    int samples() {
        boolean fast = faults.has(Fault.CLOCK_FAST);
        if (!fast && !faults.has(Fault.CLOCK_SLOW)) {
            return Sound.STEP_SAMPLES;
        }
        untilSlip -= Sound.STEP_SAMPLES;
        if (untilSlip > 0) {
            return Sound.STEP_SAMPLES;
        }
        untilSlip += SAMPLES_A_SLIP;
        return fast ? Sound.STEP_SAMPLES + 1 : Sound.STEP_SAMPLES - 1;
    }
}
