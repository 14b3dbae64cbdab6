package jp.denwaban.tone;

import java.util.function.Consumer;

/**
 * Tells of the keys that were pressed, each once and in order. Of several that sounded at the same
 * time, such as a key and what a voice made of it, only the likeliest is told; so a key waits until
 * nothing that still sounds could take its place.
 */
final class KeyTeller {
    /** Two keys that overlap by more than 10 ms cannot both have been pressed. */
    private static final int OVERLAP_SAMPLES = 80;

    /**
     * The same key again within 18 ms is the same press, torn by a codec: Q.24 wants 10 ms bridged,
     * and the law gives every pause 30 ms.
     */
    private static final int TORN_SAMPLES = 144;

    /** And within 40 ms if it sounded all the while: fades beside a voice last up to 34 ms. */
    private static final int FADED_SAMPLES = 320;

    /** What still sounds 200 ms after a key has ended does not make it wait longer. */
    private static final int WAIT_SAMPLES = 1600;

    private static final int SAMPLES_PER_HOP = ToneGroup.HOP * GroupFilter.STEP;

    private final Consumer<DigitHeard> heard;
    private final Press waiting = new Press();
    private final Press latest = new Press();
    private boolean waits;

    KeyTeller(Consumer<DigitHeard> heard) {
        this.heard = heard;
        latest.key = KeyTrack.NO_KEY;
    }

    /**
     * A press that is a key.
     *
     * @param goesOn whether it sounded already when it was free to begin
     */
    void offer(Press press, boolean goesOn) {
        Press before = waits ? waiting : latest;
        int gap = goesOn ? FADED_SAMPLES : TORN_SAMPLES;
        if (press.key == before.key && press.startSample < before.endSample + gap) {
            before.endSample = Math.max(before.endSample, press.endSample);
            return;
        }
        if (waits && press.startSample < waiting.endSample - OVERLAP_SAMPLES) {
            if (press.evidence <= waiting.evidence) {
                return;
            }
        } else {
            tell();
        }
        waiting.copy(press);
        waits = true;
    }

    /** A key told while it was down has ended: what follows its true end is measured from there. */
    void ended(int key, double endSample) {
        if (latest.key == key) {
            latest.endSample = endSample;
        }
    }

    /** Tells the key that waits, if none of the tracks could still take its place. */
    void settle(long hop, KeyTrack[] tracks) {
        if (!waits) {
            return;
        }
        boolean longAgo = hop * SAMPLES_PER_HOP > waiting.endSample + WAIT_SAMPLES;
        for (KeyTrack track : tracks) {
            if (!longAgo
                    && !track.free()
                    && !track.told
                    && track.first * SAMPLES_PER_HOP < waiting.endSample - OVERLAP_SAMPLES) {
                return;
            }
        }
        tell();
    }

    /** Tells the key that waits. */
    void tell() {
        if (waits) {
            waits = false;
            latest.copy(waiting);
            heard.accept(waiting.digit());
        }
    }
}
