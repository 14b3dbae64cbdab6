package jp.denwaban.tone;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;

/**
 * Hears the keys a caller presses, also while a prompt leaks back into the leg. An {@link
 * AudioProcessor} of TarsosDSP's pipeline with a decision of our own.
 *
 * <p>How a key is heard: {@link GroupFilter} parts the two groups of tones, {@link ToneGroup} knows
 * how strong each tone was when, {@link KeyWatch} follows each pair that stands out from its
 * beginning to its end, {@link PressMeter} measures what was followed, and {@link Evidence} weighs
 * whether a telephone made it or a voice.
 *
 * <p>Shape: any number of samples at a time; how they are cut changes nothing. Units: {@link
 * LineAudio}; positions in {@link DigitHeard} are samples since the first one accepted. A digit is
 * told about 25 ms after its tone has ended, 0.2 s where a voice sounds beside it; one held for 10
 * s is told then, with what was heard so far. Nothing is allocated but the event.
 *
 * @see "ITU-T Q.23 (frequencies), Q.24 (operation); 事業用電気通信設備規則 別表3 (what telephones send)"
 */
public final class DtmfDetector implements AudioProcessor {
    /** Nothing is a digit whose weaker tone is below −47 dBm0: between Q.24's −39 and −55. */
    private static final double LEAST_DBM0 = -47;

    /** What changes less from sample to sample than half of the least pair does holds no digit. */
    private static final double QUIET = 0.5;

    /** Longer than a digit is watched after its end: the last one of a file is seen to end. */
    private static final int TAIL_SAMPLES = 60 * LineAudio.RATE_HZ / 1000;

    private static final float FULL_SCALE = 32768;

    private final GroupFilter filter = new GroupFilter(quietChange());
    private final ToneGroup low = new ToneGroup(DtmfKeys.LOW_HZ, GroupTaps.low()::gain);
    private final ToneGroup high = new ToneGroup(DtmfKeys.HIGH_HZ, GroupTaps.high()::gain);
    private final PressMeter meter = new PressMeter(low, high);
    private final KeyWatch watch;
    private long outputs;

    public DtmfDetector(Consumer<DigitHeard> heard) {
        this(heard, new Evidence(LEAST_DBM0));
    }

    /** With another judgement, for those who study it. */
    DtmfDetector(Consumer<DigitHeard> heard, Evidence evidence) {
        float least = (float) Math.pow(Dbm0.amplitude(LEAST_DBM0), 2);
        watch = new KeyWatch(low, high, least, meter, evidence, heard);
    }

    /** Hears the next samples, any number of them. */
    public void accept(short[] samples) {
        accept(samples, samples.length);
    }

    /** Hears the first {@code count} of the samples. */
    public void accept(short[] samples, int count) {
        int from = 0;
        while (from < count) {
            int to = Math.min(count, from + filter.room());
            filter.put(samples, from, to);
            listen();
            from = to;
        }
    }

    /** Hears the first {@code count} of the samples, in units of 16-bit PCM: resampled sound. */
    public void accept(float[] samples, int count) {
        for (int i = 0; i < count; i++) {
            put(samples[i]);
        }
        listen();
    }

    /** Whether a key is down at this moment: a prompt should stop now, not when it is released. */
    public boolean sounding() {
        return watch.sounding();
    }

    /** Hears one buffer of the pipeline: mono, {@value LineAudio#RATE_HZ} Hz, −1 to 1. */
    @Override
    public boolean process(AudioEvent event) {
        float[] buffer = event.getFloatBuffer();
        for (int i = event.getOverlap(); i < buffer.length; i++) {
            put(buffer[i] * FULL_SCALE);
        }
        listen();
        return true;
    }

    /** The audio is over: a digit still sounding is reported as far as it was heard. */
    @Override
    public void processingFinished() {
        accept(new short[TAIL_SAMPLES]);
        watch.finish();
    }

    private void put(float sample) {
        filter.put(sample);
        if (filter.room() == 0) {
            listen();
        }
    }

    private void listen() {
        int count = filter.filter();
        low.put(outputs, filter.lowRe, filter.lowIm, count);
        high.put(outputs, filter.highRe, filter.highIm, count);
        meter.put(outputs, filter.changes(), count);
        filter.next();
        long hops = (outputs + count) / ToneGroup.HOP;
        for (long hop = outputs / ToneGroup.HOP; hop < hops; hop++) {
            low.complete(hop);
            high.complete(hop);
            watch.hop(hop);
        }
        outputs += count;
    }

    private static double quietChange() {
        double power = Math.pow(Dbm0.amplitude(LEAST_DBM0), 2);
        return QUIET * power * (Dbm0.change(DtmfKeys.LOW_HZ[0]) + Dbm0.change(DtmfKeys.HIGH_HZ[0]));
    }
}
