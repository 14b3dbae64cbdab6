package jp.denwaban.tone;

import java.util.function.Consumer;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.tone.ProgressHeard.Kind;

/**
 * Tells a voice from a click and from a noise: sound that is no tone and changes in strength, for a
 * while, reported once a stretch.
 */
final class VoiceActivity {
    /** 140 ms more sound than silence: a relay clicks for 30 ms, a quick 「はい」 takes 180. */
    private static final int ENOUGH_HOPS = 28;

    /** A second without sound ends a stretch: longer than the pauses inside a sentence. */
    private static final int PAUSE_SAMPLES = LineAudio.RATE_HZ;

    /**
     * 3 dB between two windows of 25 ms. White noise makes 2 dB of it before {@link NoiseFloor}
     * knows it; when it ends it changes like a voice, for a short word has nothing but its end.
     */
    private static final double CHANGE = 2;

    private final Consumer<ProgressHeard> heard;
    private int score;
    private int rise;
    private double most;
    private double least;
    private long start;
    private long lastActive;
    private boolean reported;

    VoiceActivity(Consumer<ProgressHeard> heard) {
        this.heard = heard;
    }

    /**
     * One hop of 5 ms.
     *
     * @param active whether it is a sound that may be a voice
     * @param power of the window it ends
     * @param at first sample after it
     */
    void accept(boolean active, double power, long at) {
        if (active) {
            if (score == 0) {
                begin(at);
            }
            lastActive = at;
            score = Math.min(ENOUGH_HOPS, score + 1);
            measure(power);
        } else {
            score = Math.max(0, score - 1);
            if (at - lastActive > PAUSE_SAMPLES) {
                reported = false;
            }
        }
        if (score == ENOUGH_HOPS && !reported && most > CHANGE * least) {
            reported = true;
            heard.accept(new ProgressHeard(Kind.VOICE, start, at));
        }
    }

    /** Whether it still matters what a sound is; not while a voice that was reported goes on. */
    boolean awaited() {
        return !reported;
    }

    private void begin(long at) {
        start = Math.max(0, at - NetworkTone.WINDOW);
        rise = NetworkTone.HOPS;
        most = 0;
        least = Double.MAX_VALUE;
    }

    /** Every sound rises once, so the first windows say nothing. */
    private void measure(double power) {
        if (rise > 0) {
            rise--;
            return;
        }
        most = Math.max(most, power);
        least = Math.min(least, power);
    }
}
