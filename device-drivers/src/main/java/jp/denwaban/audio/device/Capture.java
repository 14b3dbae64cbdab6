package jp.denwaban.audio.device;

import java.util.ArrayList;
import java.util.List;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.LineResampler;

/**
 * Makes what a device delivers into 20 ms frames of all its channels, fifty a second by the
 * machine's own clock whatever the device takes a second for. Time is an argument.
 *
 * <p>The time of a frame is exact: 20 ms after the one before it. Where the device has lost sound
 * the time jumps by whole frames, and whoever looks at it knows how much is missing.
 */
final class Capture {
    /** What a driver had in store when it was opened is old; it comes within this. */
    private static final long SETTLING_NANOS = 200_000_000L;

    /** 100 ms: more is sound lost or doubled by the device, less is its driver's unsteadiness. */
    private static final double JUMP_SAMPLES = 800;

    private static final double NANOS_A_SAMPLE = 1e9 / LineAudio.RATE_HZ;

    private final int channels;
    private final EqualSamples equal;
    private final List<LineResampler> toLine = new ArrayList<>();
    private final DriftResampler inStep;
    private final DriftLoop drift = new DriftLoop();
    private final SoundTally tally;
    private final Sink sink;
    private final short[] interleaved;
    private final float[][] raw;
    private final float[][] line;
    private short[][] frame;
    private int filled;
    private boolean settled;
    private long firstAt = Long.MIN_VALUE;
    private double settling;
    private double furthest;
    private double epochNanos;
    private long made;

    /** Where the frames go. */
    @FunctionalInterface
    interface Sink {
        /** One frame of every channel, {@code atNanos} the time of its last sample. */
        void frame(long atNanos, short[][] channels);
    }

    /**
     * Frames of one opening of a device.
     *
     * @param most bytes accepted at a time
     */
    Capture(int channels, int rateHz, int most, SoundTally tally, Sink sink) {
        this.channels = channels;
        this.tally = tally;
        this.sink = sink;
        this.equal = new EqualSamples(channels);
        int sets = most / 2 / channels;
        for (int i = 0; i < channels && rateHz != LineAudio.RATE_HZ; i++) {
            toLine.add(new LineResampler(rateHz, sets));
        }
        this.inStep = new DriftResampler(channels, 1, sets);
        this.interleaved = new short[sets * channels];
        this.raw = new float[channels][sets];
        this.line = new float[channels][sets];
        this.frame = new short[channels][LineAudio.FRAME_SAMPLES];
    }

    /** Takes what the device has delivered by now. */
    void accept(long nowNanos, byte[] bytes, int count) {
        int samples = count / 2;
        for (int i = 0; i < samples; i++) {
            interleaved[i] = (short) (bytes[2 * i] & 0xFF | bytes[2 * i + 1] << 8);
        }
        equal.accept(interleaved, samples, nowNanos);
        int sets = atLineRate(samples / channels);
        if (!settled) {
            settle(nowNanos, sets);
            return;
        }
        if (ahead(nowNanos) + sets > JUMP_SAMPLES) {
            tally.slipped();
            return;
        }
        inStep.accept(line, sets, drift.correction(), this::sample);
        if (drift.look(nowNanos, ahead(nowNanos))) {
            tally.captureFast(drift.steady());
            noticeLoss();
        }
    }

    /** For how long every channel has said the same number. */
    long equalNanos(long nowNanos) {
        return equal.lastingNanos(nowNanos);
    }

    /** Whether any channel has said two different things. */
    boolean varied() {
        return equal.varied();
    }

    private int atLineRate(int sets) {
        for (int i = 0; i < sets * channels; i++) {
            raw[i % channels][i / channels] = interleaved[i];
        }
        if (toLine.isEmpty()) {
            for (int channel = 0; channel < channels; channel++) {
                System.arraycopy(raw[channel], 0, line[channel], 0, sets);
            }
            return sets;
        }
        int[] made = new int[1];
        for (int channel = 0; channel < channels; channel++) {
            float[] to = line[channel];
            LineResampler.Sink store =
                    (samples, count) -> {
                        System.arraycopy(samples, 0, to, 0, count);
                        made[0] = count;
                    };
            toLine.get(channel).accept(raw[channel], sets, false, store);
        }
        return made[0];
    }

    /** Finds out when a sample is due; nothing is heard yet. */
    private void settle(long nowNanos, int sets) {
        if (firstAt == Long.MIN_VALUE) {
            firstAt = nowNanos;
        }
        settling += sets;
        furthest = Math.max(furthest, settling - (nowNanos - firstAt) / NANOS_A_SAMPLE);
        if (nowNanos - firstAt >= SETTLING_NANOS) {
            settled = true;
            epochNanos = firstAt + (settling - furthest) * NANOS_A_SAMPLE;
        }
    }

    private double ahead(long nowNanos) {
        return made - (nowNanos - epochNanos) / NANOS_A_SAMPLE;
    }

    private void noticeLoss() {
        if (drift.ahead() > -JUMP_SAMPLES) {
            return;
        }
        int frames = (int) (-drift.ahead() / LineAudio.FRAME_SAMPLES);
        epochNanos += frames * LineAudio.FRAME_SAMPLES * NANOS_A_SAMPLE;
        drift.jumped();
        tally.overran(frames);
    }

    private void sample(float[] all) {
        for (int channel = 0; channel < channels; channel++) {
            frame[channel][filled] = Samples.clipped(all[channel]);
        }
        made++;
        if (++filled == LineAudio.FRAME_SAMPLES) {
            short[][] full = frame;
            frame = new short[channels][LineAudio.FRAME_SAMPLES];
            filled = 0;
            sink.frame((long) (epochNanos + made * NANOS_A_SAMPLE), full);
        }
    }
}
