package jp.denwaban.tone;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import java.util.function.Consumer;

/** Hears the keys a caller presses. */
public final class DtmfDetector implements AudioProcessor {
    private final Consumer<DigitHeard> heard;

    public DtmfDetector(Consumer<DigitHeard> heard) {
        this.heard = heard;
    }

    /** Hears the next samples, any number of them. */
    public void accept(short[] samples) {}

    /** Whether a key is down at this moment: a prompt should stop now, not when it is released. */
    public boolean sounding() {
        return false;
    }

    @Override
    public boolean process(AudioEvent event) {
        return true;
    }

    /** The audio is over: a digit still sounding is reported as far as it was heard. */
    @Override
    public void processingFinished() {}
}
