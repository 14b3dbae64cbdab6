package jp.denwaban.audio.device;

import jp.denwaban.audio.LineAudio;

/**
 * Makes 20 ms frames of all ears, which come by the machine's clock, into what a device plays by
 * its own. What stands in the device is kept at {@value #AHEAD_MILLIS} ms. Time is an argument.
 */
final class Playback {
    /** A late thread is not heard, and a prompt that is stopped stops soon enough. */
    private static final int AHEAD_MILLIS = 120;

    /** A sound server that has just begun swallows some, takes nothing for a second, catches up. */
    static final long SETTLING_NANOS = 2_000_000_000L;

    private final OpenSound device;
    private final int channels;
    private final int setBytes;
    private final int aheadSets;
    private final DriftResampler inStep;
    private final DriftLoop drift = new DriftLoop();
    private final SoundTally tally;
    private final byte[] bytes;
    private int filled;
    private final long settledAt;
    private boolean running;
    private int stood;
    private volatile long takenAt;

    Playback(OpenSound device, int channels, SoundTally tally, long nowNanos) {
        this.device = device;
        this.channels = channels;
        this.tally = tally;
        this.setBytes = 2 * channels;
        this.aheadSets = device.rateHz() * AHEAD_MILLIS / 1000;
        double step = (double) LineAudio.RATE_HZ / device.rateHz();
        this.inStep = new DriftResampler(channels, step, LineAudio.FRAME_SAMPLES);
        this.bytes = new byte[(device.rateHz() / 1000 * (LineAudio.FRAME_MILLIS + 2)) * setBytes];
        this.takenAt = nowNanos;
        this.settledAt = nowNanos + SETTLING_NANOS;
    }

    /** Plays one frame of every channel. */
    void accept(long nowNanos, float[][] frame) {
        boolean settled = nowNanos >= settledAt;
        noticeTaken(nowNanos);
        if (running && standing() <= 0) {
            running = false;
            if (settled) {
                tally.underran();
            }
        }
        if (!running) {
            running = true;
            silence();
        }
        if (!settled && standing() > aheadSets) {
            return;
        }
        filled = 0;
        inStep.accept(frame, LineAudio.FRAME_SAMPLES, drift.correction(), this::sample);
        if (filled > device.room()) {
            tally.playDropped();
            return;
        }
        device.write(bytes, filled);
        stood = standing();
        double ahead = (double) (standing() - aheadSets) * LineAudio.RATE_HZ / device.rateHz();
        if (settled && drift.look(nowNanos, ahead)) {
            tally.playbackFast(-drift.steady());
        }
    }

    /**
     * When the device was last seen to have played something: room it has for more is no proof, a
     * stuck one takes as much as it can hold.
     */
    long takenAt() {
        return takenAt;
    }

    private void noticeTaken(long nowNanos) {
        int standing = standing();
        if (standing < stood) {
            takenAt = nowNanos;
        }
        stood = standing;
    }

    private int standing() {
        return (device.capacity() - device.room()) / setBytes;
    }

    private void silence() {
        int count = Math.min(device.room() / setBytes, aheadSets) * setBytes;
        device.write(new byte[count], count);
    }

    private void sample(float[] all) {
        for (int channel = 0; channel < channels; channel++) {
            short sample = Samples.clipped(all[channel]);
            bytes[filled++] = (byte) sample;
            bytes[filled++] = (byte) (sample >> 8);
        }
    }
}
