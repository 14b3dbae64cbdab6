package jp.denwaban.recording;

import jp.denwaban.audio.LineAudio;
import jp.denwaban.tone.LevelMeter;

/**
 * Measures one leg while it is recorded, frame by frame, without making anything. Owned by one
 * thread.
 */
final class LegMeter {
    /** Below this a frame is silent: the noise of a quiet line lies at −60 dBFS and below. */
    static final double SILENT_DBFS = -50;

    /** The outermost step of G.711 µ-law on the scale of 16 bits: nothing louder can arrive. */
    private static final int FULL_SCALE = 32_124;

    /**
     * A sine of 3.4 kHz, the end of the band, stays above 92 % of its peak for one sample: three
     * samples at full scale side by side were cut off.
     */
    private static final int CLIPPED_RUN = 3;

    /**
     * Samples all equal for 2 s: the source has vanished, for the noise of a line is never still
     * for so long (telephony: a device that gives zeros).
     */
    private static final int DEAD_SAMPLES = 2 * LineAudio.RATE_HZ;

    private final LevelMeter meter = new LevelMeter();
    private long frames;
    private long soundingFrames;
    private double power;
    private long clippedSamples;
    private int fullScaleRun;
    private short last;
    private long equalRun;
    private long missingSamples;
    private int gaps;

    /** 20 ms of this leg. */
    void accept(short[] frame) {
        double db = meter.accept(frame);
        frames++;
        if (db >= SILENT_DBFS) {
            soundingFrames++;
            power += Math.pow(10, db / 10);
        }
        for (short sample : frame) {
            clipping(sample);
            deadness(sample);
            last = sample;
        }
    }

    private void clipping(short sample) {
        if (Math.abs(sample) < FULL_SCALE) {
            fullScaleRun = 0;
            return;
        }
        boolean sameSide = fullScaleRun > 0 && sample > 0 == last > 0;
        fullScaleRun = sameSide ? fullScaleRun + 1 : 1;
        if (fullScaleRun == CLIPPED_RUN) {
            clippedSamples += CLIPPED_RUN;
        } else if (fullScaleRun > CLIPPED_RUN) {
            clippedSamples++;
        }
    }

    private void deadness(short sample) {
        equalRun = sample == last ? equalRun + 1 : 1;
        if (equalRun == DEAD_SAMPLES) {
            gaps++;
            missingSamples += DEAD_SAMPLES;
        } else if (equalRun > DEAD_SAMPLES) {
            missingSamples++;
        }
    }

    /** So many frames were not heard. */
    void missing(int count) {
        gaps++;
        missingSamples += (long) count * LineAudio.FRAME_SAMPLES;
        fullScaleRun = 0;
        equalRun = 0;
    }

    /** What it came to so far. */
    LegQuality reading() {
        long silent = frames - soundingFrames;
        double level =
                soundingFrames == 0
                        ? LevelMeter.FLOOR_DBFS
                        : 10 * Math.log10(power / soundingFrames);
        return new LegQuality(
                (int) Math.round(Math.min(0, level)),
                (int) (frames * LineAudio.FRAME_MILLIS),
                share(silent, frames, 1000),
                share(clippedSamples, soundingFrames * LineAudio.FRAME_SAMPLES, 1_000_000),
                gaps,
                (int) (missingSamples * 1000 / LineAudio.RATE_HZ));
    }

    private static int share(long part, long whole, int scale) {
        return whole == 0 ? 0 : (int) Math.min(scale, Math.round((double) part * scale / whole));
    }
}
