package jp.denwaban.tone;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;

/**
 * Hears the keys a caller presses, also while a prompt leaks back into the leg. An {@link
 * AudioProcessor} of TarsosDSP's pipeline with a decision of our own: {@link DtmfWindow} says every
 * 5 ms which key the last 20 ms sound like, this class says when a key began and ended.
 *
 * <p>Shape: any number of samples at a time. Units: {@link LineAudio}; positions in {@link
 * DigitHeard} are samples since the first one accepted. Nothing is allocated but the event.
 *
 * @see "ITU-T Q.23 (frequencies), Q.24 (operation); 事業用電気通信設備規則 別表3 (what telephones send)"
 */
public final class DtmfDetector implements AudioProcessor {
    /**
     * Windows in a row without the key. An interruption of g ms spoils (g + 4) / 5 of them: 10 ms
     * (to be bridged, Q.24) spoils 2 or 3, a pause of 25 ms at least 5.
     */
    private static final int MISSES_TO_END = 5;

    /** A key held longer is reported now, and not again when it is let go: 10 s. */
    private static final int LONGEST_SAMPLES = 10 * LineAudio.RATE_HZ;

    /** The first window with evidence begins 1 to 6 ms before the tone. */
    private static final int BEGIN_SAMPLES = 28;

    /** The last window that agrees ends between 3 ms and 8 ms after the tone. */
    private static final int END_SAMPLES = 44;

    private final Consumer<DigitHeard> heard;
    private final DtmfWindow window = new DtmfWindow();

    private int candidate = DtmfWindow.NO_KEY;
    private int evidence;
    private long candidateStart;

    private int sounding = DtmfWindow.NO_KEY;
    private int misses;
    private long start;
    private long end;
    private double low;
    private double high;
    private boolean reported;

    public DtmfDetector(Consumer<DigitHeard> heard) {
        this.heard = heard;
    }

    /** Hears the next samples, any number of them. */
    public void accept(short[] samples) {
        for (short sample : samples) {
            hear(sample);
        }
    }

    /** Hears the first {@code count} of the samples, in units of 16-bit PCM: resampled sound. */
    public void accept(float[] samples, int count) {
        for (int i = 0; i < count; i++) {
            hear(samples[i]);
        }
    }

    /** Whether a key is down at this moment: a prompt should stop now, not when it is released. */
    public boolean sounding() {
        return sounding != DtmfWindow.NO_KEY;
    }

    /** Hears one buffer of the pipeline: mono, {@value LineAudio#RATE_HZ} Hz, −1 to 1. */
    @Override
    public boolean process(AudioEvent event) {
        float[] buffer = event.getFloatBuffer();
        for (int i = event.getOverlap(); i < buffer.length; i++) {
            hear(buffer[i] * 32768.0);
        }
        return true;
    }

    /** The audio is over: a digit still sounding is reported as far as it was heard. */
    @Override
    public void processingFinished() {
        finish();
    }

    private void hear(double sample) {
        if (window.accept(sample)) {
            decide(window.key());
        }
    }

    private void decide(int key) {
        hold(key);
        if (key == DtmfWindow.NO_KEY || key == sounding) {
            candidate = DtmfWindow.NO_KEY;
            evidence = 0;
            return;
        }
        if (key != candidate) {
            candidate = key;
            evidence = 0;
            candidateStart = window.start();
        }
        evidence += window.evidence();
        if (evidence == 0) {
            candidate = DtmfWindow.NO_KEY; // its beginning is where the evidence begins
        } else if (evidence >= DtmfWindow.ENOUGH_EVIDENCE) {
            finish();
            begin();
        }
    }

    private void hold(int key) {
        if (sounding == DtmfWindow.NO_KEY) {
            return;
        }
        if (key == sounding) {
            misses = 0;
            end = window.end();
            measure();
            if (end - start > LONGEST_SAMPLES) {
                report();
            }
        } else {
            misses++;
            if (misses == MISSES_TO_END) {
                finish();
            }
        }
    }

    private void begin() {
        sounding = candidate;
        start = candidateStart;
        end = window.end();
        misses = 0;
        low = 0;
        high = 0;
        reported = false;
        measure();
    }

    /** The fullest window tells the level; those at the edges hold the tone only partly. */
    private void measure() {
        if (window.low() + window.high() > low + high) {
            low = window.low();
            high = window.high();
        }
    }

    private void finish() {
        if (sounding != DtmfWindow.NO_KEY) {
            report();
            sounding = DtmfWindow.NO_KEY;
        }
    }

    private void report() {
        if (reported) {
            return;
        }
        reported = true;
        heard.accept(
                new DigitHeard(
                        DtmfKeys.key(sounding / 4, sounding % 4),
                        Math.max(0, start + BEGIN_SAMPLES),
                        end - END_SAMPLES,
                        DtmfWindow.dbm0(Math.max(low, high)),
                        10 * Math.log10(high / low)));
    }
}
