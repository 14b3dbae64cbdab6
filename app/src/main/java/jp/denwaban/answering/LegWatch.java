package jp.denwaban.answering;

/**
 * Watches one leg of a line for what no telephone line sounds like: samples that are all the same,
 * or a voice that is cut off at full scale. Owned by the line's thread.
 */
final class LegWatch {
    /** telephony.md: samples all equal for 2 s are an alarm. 100 frames of 20 ms. */
    private static final int DEAD_FRAMES = 100;

    /** −50 dBFS: below it a frame holds nothing but the noise of the line. */
    private static final int NOISE_PEAK = 103;

    /** Half a second of noise, and it is known that this leg is never quite silent. */
    private static final int NOISY_FRAMES = 25;

    /** µ-law ends at 32,124, A-law at 32,256: what comes so near was cut off. */
    private static final int FULL_SCALE = 32_000;

    /** 1 % of the samples of one second; a voice at its right level has none. */
    private static final int CLIPPED_SAMPLES = 80;

    private static final int FRAMES_A_SECOND = 50;

    private short last;
    private int equalFrames;
    private int noisyFrames;
    private int clippedSamples;
    private int framesOfSecond;

    /** What became known with a frame. */
    enum Finding {
        NOTHING,
        /** Nothing but one value for 2 s, on a leg that is known to carry noise. */
        DIED,
        /** The same, on a leg that may never have carried any: digital silence looks alike. */
        MUTE,
        CLIPPED
    }

    /** One frame of the leg while it should carry something. */
    Finding hear(short[] frame) {
        int peak = 0;
        boolean equal = true;
        for (short sample : frame) {
            int size = Math.abs(sample);
            peak = Math.max(peak, size);
            equal &= sample == frame[0];
            if (size >= FULL_SCALE) {
                clippedSamples++;
            }
        }
        if (!equal && peak < NOISE_PEAK && noisyFrames < NOISY_FRAMES) {
            noisyFrames++;
        }
        boolean goesOn = equal && (equalFrames == 0 || frame[0] == last);
        equalFrames = goesOn ? equalFrames + 1 : equal ? 1 : 0;
        last = frame[frame.length - 1];
        if (equalFrames == DEAD_FRAMES) {
            return noisyFrames == NOISY_FRAMES ? Finding.DIED : Finding.MUTE;
        }
        return secondOver() ? Finding.CLIPPED : Finding.NOTHING;
    }

    /** Whether a second is over in which too much was cut off. */
    private boolean secondOver() {
        if (++framesOfSecond < FRAMES_A_SECOND) {
            return false;
        }
        boolean clipped = clippedSamples >= CLIPPED_SAMPLES;
        framesOfSecond = 0;
        clippedSamples = 0;
        return clipped;
    }

    /** The leg carries nothing for a while, and rightly so. What is known of its noise stays. */
    void rest() {
        equalFrames = 0;
        clippedSamples = 0;
        framesOfSecond = 0;
    }
}
